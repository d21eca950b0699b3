/** Tests of llm-trivia; those of whole ways run on real servers: bus, plugin, database-service, PostgreSQL, HTTP. */
package dev.rosey.plugins.llmtrivia;
