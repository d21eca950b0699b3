/** Everything here runs against a real PostgreSQL that {@link dev.rosey.database.PostgresServer} starts. */
package dev.rosey.database;
