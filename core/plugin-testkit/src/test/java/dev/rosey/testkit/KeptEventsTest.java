package dev.rosey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusStores;
import dev.rosey.bus.nats.NatsBus;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose events the stream keeps, on a real JetStream. Each test has a server of its own. */
class KeptEventsTest {

    private final NatsServer server = new NatsServer().withStores();
    private NatsBus bus;
    private JetStreamManagement streams;
    private Set<String> shipped;

    @BeforeEach
    void start() throws IOException {
        server.start();
        bus = server.connect(NatsServer.OPERATOR);
        Connection connection = Objects.requireNonNull(bus.connection());
        streams = connection.jetStreamManagement();
        shipped = subjects();
    }

    @AfterEach
    void stop() {
        bus.close();
        server.close();
    }

    private Set<String> subjects() {
        try {
            return new TreeSet<>(streams.getStreamInfo(Subjects.EVENTS_STREAM)
                    .getConfiguration()
                    .getSubjects());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> foreign() {
        var subjects = subjects();
        assertThat(subjects).containsAll(shipped);
        subjects.removeAll(shipped);
        return subjects;
    }

    @Test
    void theFamiliesOfForeignPluginsAreKeptBesideThoseThatShip() throws Exception {
        assertThat(BusStores.keepForeign(bus, Set.of("parrot", "crow"))).isEmpty();
        assertThat(BusStores.keepForeign(bus, Set.of("raven"))).isEmpty();

        assertThat(foreign()).containsExactly("crow.*", "parrot.*", "raven.*");
        for (var subject : List.of("parrot.squawked", "dice.roll_performed", "heron.flew", "chat.message")) {
            bus.publish(CloudEvent.of("/plugins/test/1", subject, Instant.now(), Map.of()));
        }
        bus.flush();
        assertThat(streams.getStreamInfo(Subjects.EVENTS_STREAM, StreamInfoOptions.allSubjects())
                        .getStreamState()
                        .getSubjectMap())
                .containsOnlyKeys("parrot.squawked", "dice.roll_performed");
    }

    @Test
    void whatWasKeptIsKeptAfterRoseyCoreStartsAgain() {
        BusStores.keepForeign(bus, Set.of("parrot"));

        BusStores.create(bus);

        assertThat(foreign()).containsExactly("parrot.*");
    }

    @Test
    void thereIsRoomForSoManyAndWhoIsThereGoesBeforeWhoWas() {
        var gone = families("gone", 3);
        var here = families("here", BusStores.FOREIGN_FAMILIES);
        assertThat(BusStores.keepForeign(bus, gone)).isEmpty();

        assertThat(BusStores.keepForeign(bus, here)).isEmpty();

        assertThat(foreign())
                .isEqualTo(here.stream().map(family -> family + ".*").collect(Collectors.toSet()));
        var tooMany = new TreeSet<>(here);
        tooMany.add("late");
        assertThat(BusStores.keepForeign(bus, tooMany)).containsExactly("late");
        assertThat(foreign()).hasSize(BusStores.FOREIGN_FAMILIES);
    }

    private static Set<String> families(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + i).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatAnotherStreamHasOrNobodyMayHaveIsLeftOutAndTheRestIsKept() throws Exception {
        streams.addStream(StreamConfiguration.builder()
                .name("AVIARY")
                .subjects("crow.*", "owl.hooted")
                .build());

        var refused = BusStores.keepForeign(
                bus, Set.of("crow", "owl", "chat", "plugin", "host", "*", ">", "a.b", "", "Loud", "parrot"));

        assertThat(refused)
                .containsExactlyInAnyOrder("crow", "owl", "chat", "plugin", "host", "*", ">", "a.b", "", "Loud");
        assertThat(foreign()).containsExactly("parrot.*");
        assertThat(streams.getStreamInfo("AVIARY").getConfiguration().getSubjects())
                .containsExactly("crow.*", "owl.hooted");
        BusStores.create(bus);
        assertThat(foreign()).containsExactly("parrot.*");
    }
}
