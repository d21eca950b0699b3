/**
 * What runs, what is wrong and why: watches every event of the bus and answers in chat and on {@code inspector.query.*}.
 *
 * <p>Surprising here: {@link dev.rosey.plugins.inspector.LiveEvents} subscribes by itself and not with {@code @Incoming},
 * because in a flood it has to decide what to leave out before it spends anything on reading JSON. What arrives is taken
 * in any order, twice, and from before the start (the stream's replay runs while live events come in), so everything in
 * {@link dev.rosey.plugins.inspector.Observatory} comes to the same whatever the order. Nothing below it knows NATS, CDI or
 * a clock of its own; it knows JSON only as the data of events.
 */
@NullMarked
package dev.rosey.plugins.inspector;

import org.jspecify.annotations.NullMarked;
