/**
 * JUnit 5 extensions on real servers. Nothing here stands in for a server: {@link dev.rosey.testkit.NatsServer} is
 * nats-server, with the users and permissions that the manifests on the class path give.
 */
@NullMarked
package dev.rosey.testkit;

import org.jspecify.annotations.NullMarked;
