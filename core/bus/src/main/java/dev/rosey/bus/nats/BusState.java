package dev.rosey.bus.nats;

import java.time.Instant;

/**
 * Whether a module's connection is up, for health checks.
 *
 * @param connected whether requests can be sent now
 * @param since when that became so
 * @param reason why it is not connected, in words for an operator; empty when it is
 * @param givenUp whether the client will never connect again: the server refused the user twice on a reconnect, and only
 *     a restart of the process helps
 * @param droppedEvents how many events were given up because the outage outlasted the buffer
 */
public record BusState(boolean connected, Instant since, String reason, boolean givenUp, long droppedEvents) {}
