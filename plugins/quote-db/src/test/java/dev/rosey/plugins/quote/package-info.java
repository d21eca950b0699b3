/** Tests of the quotes, most of them through the whole chain: bus, plugin, database-service, PostgreSQL. */
package dev.rosey.plugins.quote;
