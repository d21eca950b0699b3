/** A plugin whose storage tests use. */
package dev.rosey.database.notes;
