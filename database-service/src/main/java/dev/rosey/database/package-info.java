/**
 * The only owner of PostgreSQL connections: storage for every plugin.
 *
 * <p>What is surprising here:
 *
 * <ul>
 *   <li>A plugin is kept out of everybody else's rows by PostgreSQL alone: it has a login role and a schema, and its
 *       statements run on connections that logged in as that role. No text of a plugin is trusted, and none is judged by
 *       what it looks like; the look at a statement's first word only makes the answer kinder.
 *   <li>Nothing that a statement sets survives it. A connection has its limits from its login, to which {@code DISCARD ALL}
 *       returns, and is emptied before it is used again; what cannot be emptied is closed.
 *   <li>Statements of one request travel together: a query with its transaction and the emptying in one round trip, a
 *       write in two. The driver sends what a text holds, semicolon by semicolon, without waiting in between.
 *   <li>Writes run on platform threads, though requests are handled on virtual ones. A virtual thread that waits for a
 *       socket, and for no longer than a time, wakes its carriers, the poller and a timer each time, and a write waits twice;
 *       handing it to another thread wakes less. A query that finds a place at once waits once and gains nothing by that.
 *   <li>What has to wait for a place is carried out by the platform thread that had the place before, query or not: under
 *       load a place keeps its thread, and nobody is woken to take it.
 *   <li>A time limit that the server is told can be lifted by the statement it limits. {@link dev.rosey.database.Watchdog}
 *       is the limit that counts.
 *   <li>The schema history of a plugin lies in the service's own schema, on another connection than the migration
 *       itself. {@link dev.rosey.database.Migrator} says how the two stay in step.
 *   <li>Hibernate picks the tenant's connection and maps the service's own tables. The plugins' statements run as plain
 *       JDBC, because the database, not Java, types their values.
 * </ul>
 */
@NullMarked
package dev.rosey.database;

import org.jspecify.annotations.NullMarked;
