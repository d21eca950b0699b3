package dev.rosey.bus.nats;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.KeyValueManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept on the bus: the stream of events and the buckets (bus contract, section 9). rosey-core creates them. */
public final class BusStores {

    /** How far back the stream of events reaches at most. */
    public static final Duration EVENTS_AGE = Duration.ofHours(6);

    /** How large the stream of events may become. */
    public static final long EVENTS_BYTES = 128L << 20;

    /** Of how many families of plugins that do not ship with Rosey the events are kept at most. */
    public static final int FOREIGN_FAMILIES = 100;

    private static final int STREAM_NAME_IN_USE = 10058;
    private static final int SUBJECTS_OVERLAP = 10065;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int SETTINGS_KEPT = 10;
    private static final long BUCKET_BYTES = 16L << 20;

    /** The events of the chat family that hold nothing that somebody typed. */
    private static final List<String> CHAT_EVENTS = List.of(
            "connected",
            "disconnected",
            "kicked",
            "user_joined",
            "user_left",
            "user_changed",
            "media_changed",
            Subjects.STARTED,
            Subjects.STOPPING,
            Subjects.HEARTBEAT,
            Subjects.COMMAND_HANDLED,
            Subjects.COMMAND_FAILED,
            Subjects.DENIED);

    private BusStores() {}

    /** The same as {@link #create(NatsBus, int)} on a single server. */
    public static void create(NatsBus bus) {
        create(bus, 1);
    }

    /**
     * Creates what is missing and brings up to date what is different. Blocks. Fails with {@code UNAVAILABLE} where
     * JetStream does not do it now.
     *
     * @param replicas how many servers of a cluster are to hold it all; 1 for a single server
     */
    public static void create(NatsBus bus, int replicas) {
        var connection = connected(bus);
        try {
            createEvents(connection, replicas);
            createBucket(
                    connection,
                    KeyValueConfiguration.builder()
                            .name(Subjects.CONFIG_BUCKET)
                            .maxHistoryPerKey(SETTINGS_KEPT)
                            .maxBucketSize(BUCKET_BYTES)
                            .storageType(StorageType.File)
                            .replicas(replicas)
                            .build());
            createBucket(
                    connection,
                    KeyValueConfiguration.builder()
                            .name(Subjects.LEASES_BUCKET)
                            .ttl(LEASE)
                            .maxBucketSize(BUCKET_BYTES)
                            .storageType(StorageType.File)
                            .replicas(replicas)
                            .build());
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "JetStream says: " + e.getMessage(), e);
        }
    }

    private static Connection connected(NatsBus bus) {
        var connection = bus.connection();
        if (connection == null || !bus.state().connected()) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "not connected to NATS");
        }
        return connection;
    }

    private static void createEvents(Connection connection, int replicas) throws IOException, JetStreamApiException {
        var management = connection.jetStreamManagement();
        try {
            management.addStream(events(replicas));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NAME_IN_USE) {
                throw e;
            }
            var before = management.getStreamInfo(Subjects.EVENTS_STREAM).getConfiguration();
            management.updateStream(keeping(events(replicas), foreignFamilies(before)));
        }
    }

    /**
     * Has the stream of events, which exists, keep those of these families, too: of plugins that do not ship with Rosey.
     * What was kept before goes on being kept while there is room for {@value #FOREIGN_FAMILIES}; then whoever is not
     * among these makes room. Blocks. Fails with {@code UNAVAILABLE} where JetStream does not do it now.
     *
     * @return the families that are not kept: they are no plugin's to have, another stream has them, or there is no room
     */
    public static Set<String> keepForeign(NatsBus bus, Set<String> families) {
        try {
            var management = connected(bus).jetStreamManagement();
            var stream = management.getStreamInfo(Subjects.EVENTS_STREAM).getConfiguration();
            var kept = foreignFamilies(stream);
            var refused = new TreeSet<String>();
            for (var family : families) {
                if (!kept.contains(family) && !keep(management, stream, kept, family, families)) {
                    refused.add(family);
                }
            }
            return refused;
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "JetStream says: " + e.getMessage(), e);
        }
    }

    private static boolean keep(
            JetStreamManagement management,
            StreamConfiguration stream,
            List<String> kept,
            String family,
            Set<String> wanted)
            throws IOException, JetStreamApiException {
        var more = new ArrayList<>(kept);
        if (more.size() >= FOREIGN_FAMILIES) {
            more.stream().filter(other -> !wanted.contains(other)).findFirst().ifPresent(more::remove);
        }
        if (more.size() >= FOREIGN_FAMILIES || !ModuleName.isForeignFamily(family)) {
            return false;
        }
        more.add(family);
        try {
            management.updateStream(keeping(stream, more));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != SUBJECTS_OVERLAP) {
                throw e;
            }
            return false;
        }
        kept.clear();
        kept.addAll(more);
        return true;
    }

    /** The families of plugins that do not ship with Rosey which a stream keeps. */
    private static List<String> foreignFamilies(StreamConfiguration stream) {
        return stream.getSubjects().stream()
                .filter(subject -> subject.endsWith(".*"))
                .map(subject -> subject.substring(0, subject.length() - 2))
                .filter(ModuleName::isForeignFamily)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The same stream with the families that ship with Rosey and these. */
    private static StreamConfiguration keeping(StreamConfiguration stream, List<String> foreign) {
        var subjects =
                Stream.concat(eventSubjects().stream(), foreign.stream().map(family -> Subjects.event(family, "*")));
        return StreamConfiguration.builder(stream).subjects(subjects.toList()).build();
    }

    /** The stream of events: no acknowledgements, since a stream that answers could be made to answer for others. */
    static StreamConfiguration events(int replicas) {
        return StreamConfiguration.builder()
                .name(Subjects.EVENTS_STREAM)
                .subjects(eventSubjects())
                .storageType(StorageType.File)
                .discardPolicy(DiscardPolicy.Old)
                .maxAge(EVENTS_AGE)
                .maxBytes(EVENTS_BYTES)
                .noAck(true)
                .replicas(replicas)
                .build();
    }

    /**
     * The families one by one, since a stream on {@code *.*} would answer {@code $SRV.PING}. What people type in chat is
     * not kept, so of the chat family the events are named.
     */
    static List<String> eventSubjects() {
        var families = ModuleName.reserved().values().stream()
                .flatMap(module -> module.families().stream())
                .filter(family -> !family.equals(ModuleName.CYTUBE_CONNECTION.family()))
                .map(family -> Subjects.event(family, "*"));
        var chat = CHAT_EVENTS.stream().map(event -> Subjects.event(ModuleName.CYTUBE_CONNECTION.family(), event));
        return Stream.concat(families, chat).sorted().toList();
    }

    private static void createBucket(Connection connection, KeyValueConfiguration bucket)
            throws IOException, JetStreamApiException {
        var management = connection.keyValueManagement();
        try {
            management.create(bucket);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NAME_IN_USE) {
                throw e;
            }
            spread(management, bucket.getBucketName(), bucket.getReplicas());
        }
    }

    /** Somebody may have given a bucket other limits, which stay; how many servers hold it follows the configuration. */
    private static void spread(KeyValueManagement management, String name, int replicas)
            throws IOException, JetStreamApiException {
        var existing = management.getStatus(name).getConfiguration();
        if (existing.getReplicas() != replicas) {
            management.update(
                    KeyValueConfiguration.builder(existing).replicas(replicas).build());
        }
    }
}
