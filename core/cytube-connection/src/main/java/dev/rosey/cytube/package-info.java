/**
 * Keeps Rosey in its CyTube channels and translates between them and the bus.
 *
 * <p>What surprises here is CyTube, not the code:
 *
 * <ul>
 *   <li>A channel replays up to fifteen old lines on every join, and nothing but their place before {@code userlist} tells
 *       them from fresh chat ({@link HistoryGuard}).
 *   <li>Chat arrives as HTML that the channel's filters have rewritten; {@link CytubeHtml} gives back what was typed.
 *   <li>What the bot says is dropped silently when it is too fast, runs as a command when it starts with a slash, and comes
 *       back as an echo when it was taken ({@link Governor}, {@link ChatMessages}, {@link Deliveries}).
 *   <li>After a kick the websocket stays open and the Socket.IO client does not come back by itself; a ban or a second login
 *       of the same name must not become a loop ({@link ReconnectPolicy}).
 * </ul>
 *
 * <p>One channel is one {@link ChannelSession}, which lives as long as the module; one connection of it is a {@link Visit},
 * which ends with all that it knew; what Rosey is to say goes through the channel's {@link Voice} and waits there from one
 * visit to the next. All of their state is touched by the session's thread only ({@link AttemptLoop}); what other threads may
 * read is a {@link SessionState}. {@link Room}, {@link Governor} and what they use are plain objects without threads; JSON is
 * known to {@link FrameReader} and {@link CytubeSocket}, Socket.IO to the latter alone.
 */
@NullMarked
package dev.rosey.cytube;

import org.jspecify.annotations.NullMarked;
