package dev.rosey.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

    private static final ModuleName PARROT = ModuleName.of("parrot", "parrot", "parrot", "parrot");

    @Test
    void aPluginHasItsOwnNamesAndNothingElse() {
        var granted = Permissions.ofShipped(manifest(ModuleName.QUOTE_DB));
        assertThat(granted.publish())
                .containsExactlyInAnyOrder(
                        "quote.*",
                        "db.exec.quote-db.>",
                        "db.query.quote-db.>",
                        "rosey.command.chat.say",
                        "rosey.command.chat.pm",
                        "rosey.command.chat.users",
                        "rosey.command.chat.media",
                        "rosey.command.chat.channels",
                        "rosey.command.rosey.settings",
                        "rosey.peer.quote-db.>");
        assertThat(granted.subscribe()).containsExactlyInAnyOrderElementsOf(heard("quote-db", "rosey.command.quote.*"));
    }

    @Test
    void onlyRoseyCoreTakesAwayWhatIsStored() {
        assertThat(Permissions.ofShipped(manifest(ModuleName.QUOTE_DB)).denied())
                .containsExactly("db.exec.quote-db.purge");
        assertThat(Permissions.of(manifest(PARROT), List.of(), List.of()).denied())
                .containsExactly("db.exec.parrot.purge");
        assertThat(Permissions.ofShipped(manifest(ModuleName.ROSEY_CORE)).denied())
                .isEmpty();
        assertThat(Permissions.ofShipped(manifest(ModuleName.ROSEY_CORE)).publish())
                .contains("db.exec.*.purge");
    }

    @Test
    void aPluginWithoutADatabaseHasNoStorageSubjects() {
        var granted = Permissions.ofShipped(manifest(ModuleName.DICE_ROLLER));
        assertThat(granted.publish()).noneMatch(subject -> subject.startsWith("db."));
        assertThat(granted.denied()).isEmpty();
        assertThat(granted.subscribe()).contains("rosey.command.dice.*");
    }

    @Test
    void roseyCoreRoutesLeasesAndConfigures() {
        var granted = Permissions.ofShipped(manifest(ModuleName.ROSEY_CORE));
        assertThat(granted.publish())
                .contains(
                        "rosey.command.>",
                        "rosey.*",
                        "plugin.*",
                        "$SRV.>",
                        "rosey.settings.*",
                        "$KV.rosey-config.>",
                        "$KV.rosey-leases.>");
        assertThat(granted.subscribe())
                .containsExactlyInAnyOrderElementsOf(heard(
                        "rosey-core",
                        "rosey.command.rosey.*",
                        "rosey.command.plugin.*",
                        "rosey.reply.>",
                        "chat.*",
                        "*.started",
                        "*.stopping",
                        "*.heartbeat",
                        "*.denied"));
    }

    @Test
    void whoOwnsChannelsMayLeaseThem() {
        for (var name : List.of(ModuleName.TRIVIA, ModuleName.CYTUBE_CONNECTION)) {
            var jetStream = Permissions.ofShipped(manifest(name)).publish().stream()
                    .filter(subject -> subject.startsWith("$"))
                    .toList();
            assertThat(jetStream)
                    .containsExactlyInAnyOrder(
                            "$KV.rosey-leases." + name.name() + ".>",
                            "$JS.API.STREAM.INFO.KV_rosey-leases",
                            "$JS.API.DIRECT.GET.KV_rosey-leases.$KV.rosey-leases." + name.name() + ".>");
        }
    }

    @Test
    void databaseServiceHearsEveryStatement() {
        assertThat(Permissions.ofShipped(manifest(ModuleName.DATABASE_SERVICE)).subscribe())
                .containsExactlyInAnyOrderElementsOf(heard("database-service", "db.exec.*.*", "db.query.*.*"));
    }

    @Test
    void theInspectorWatchesAllEventsAndTheirStream() {
        var granted = Permissions.ofShipped(manifest(ModuleName.INSPECTOR));
        assertThat(granted.subscribe())
                .containsExactlyInAnyOrderElementsOf(
                        heard("inspector", "rosey.command.inspect.*", "inspector.query.>", "*.*"));
        assertThat(granted.publish())
                .contains("$SRV.>")
                .filteredOn(subject -> subject.startsWith("$JS"))
                .allMatch(subject -> subject.equals("$JS.API.INFO") || subject.contains("ROSEY_EVENTS"));
    }

    @Test
    void theDashboardAsksTheInspectorAndOperatesPlugins() {
        var granted = Permissions.ofShipped(manifest(ModuleName.INSPECTOR_DASHBOARD));
        assertThat(granted.publish()).contains("inspector.query.>", "rosey.command.plugin.*", "dashboard.*");
        assertThat(granted.subscribe()).containsExactlyInAnyOrderElementsOf(heard("inspector-dashboard"));
    }

    @Test
    void theSupervisorReportsDenialsAndTakesOrders() {
        assertThat(Permissions.SUPERVISOR.publish()).containsExactly("plugin.denied");
        assertThat(Permissions.SUPERVISOR.subscribe()).containsExactly("_INBOX.supervisor.>", "rosey.command.host.*");
    }

    @Test
    void nobodyButTheServersOwnersHasAConsumer() {
        for (var name : ModuleName.reserved().values()) {
            if (!List.of("rosey-core", "inspector").contains(name.name())) {
                assertThat(Permissions.ofShipped(manifest(name)).publish())
                        .noneMatch(subject -> subject.contains("CONSUMER") || subject.contains("STREAM.CREATE"));
            }
        }
    }

    @Test
    void whatTheOperatorAllowsIsAdded() {
        var granted = Permissions.of(manifest(PARROT), List.of("quote.add"), List.of("trivia.game_started"));
        assertThat(granted.publish()).contains("rosey.command.quote.add");
        assertThat(granted.subscribe()).contains("trivia.game_started");
    }

    @Test
    void privateMessagesStayPrivate() {
        var wanted = List.of("chat.private_message");
        assertThat(Permissions.of(manifest(PARROT), List.of(), wanted).subscribe())
                .doesNotContain("chat.private_message");
        assertThat(Permissions.ofShipped(wanting(ModuleName.DICE_ROLLER, wanted))
                        .subscribe())
                .doesNotContain("chat.private_message");
        assertThat(Permissions.ofShipped(wanting(ModuleName.ROSEY_CORE, wanted)).subscribe())
                .contains("chat.private_message");
    }

    @Test
    void aForeignPluginMayNeverHearWhatItSays() {
        var granted = Permissions.of(
                manifest(PARROT), List.of("quote.add", "rosey.settings"), List.of("trivia.game_started", "db.slow"));
        for (var said : granted.publish()) {
            assertThat(granted.subscribe()).as(said).noneMatch(heard -> overlap(said, heard));
        }
    }

    @Test
    void noGrantLetsAForeignPluginHearWhatItSays() {
        var parrot = manifest(PARROT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.of(parrot, List.of(), List.of("parrot.squawked")));
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(parrot, List.of("parrot.say"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(parrot, List.of("host.stop"), List.of()));
    }

    @Test
    void theInboxOfANameThatBeginsLikeAnotherIsNotTheOthers() {
        var longer =
                Permissions.of(manifest(ModuleName.of("parrot-b", "parrotb", "parrotb", null)), List.of(), List.of());
        var shorter = Permissions.of(manifest(PARROT), List.of(), List.of());
        assertThat(shorter.subscribe()).noneMatch(heard -> overlap("_INBOX.parrot-b.x", heard));
        assertThat(longer.subscribe()).noneMatch(heard -> overlap("_INBOX.parrot.x", heard));
    }

    @Test
    void namesThatBelongToOthersAreNotForForeignPlugins() {
        for (var owner : ModuleName.reserved().values()) {
            assertRefused(ModuleName.of(owner.name(), "parrot", "parrot", null));
            owner.tokens().forEach(token -> assertRefused(ModuleName.of("parrot", token, "parrot", null)));
            owner.families().forEach(family -> assertRefused(ModuleName.of("parrot", "parrot", family, null)));
            assertRefused(ModuleName.of("parrot", "parrot", "parrot", owner.name()));
        }
        for (var taken : List.of("operator", "supervisor", "core", "postgres", "nats-server", "host")) {
            assertRefused(ModuleName.of(taken, "parrot", "parrot", null));
        }
        assertRefused(ModuleName.of("parrot", "host", "parrot", null));
    }

    private static void assertRefused(ModuleName name) {
        assertThatIllegalArgumentException()
                .as("%s", name)
                .isThrownBy(() -> Permissions.of(manifest(name), List.of(), List.of()));
    }

    /** Whether some subject matches both. */
    private static boolean overlap(String one, String other) {
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i].equals(">") || right[i].equals(">")) {
                return true;
            }
            if (!left[i].equals(right[i]) && !left[i].equals("*") && !right[i].equals("*")) {
                return false;
            }
        }
        return left.length == right.length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">", "*.*", "chat.*", "chat.>", "_INBOX.rosey-core.x", "$SRV.PING", "rosey.reply.x", "a", ""})
    void nobodyIsAllowedAWildcard(String subject) {
        var manifest = manifest(PARROT);
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(manifest, List.of(), List.of(subject)));
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(manifest, List.of(subject), List.of()));
    }

    @Test
    void theConfigurationQuotesWhatItIsGiven() {
        var user = new NatsConfig.User(
                "x", "pa\"ss\\word", new Permissions(List.of("a.>"), List.of("a.\"b"), List.of("c.>", "d")));
        assertThat(new NatsConfig(4222, "/tmp/a b", List.of(user)).text())
                .contains("listen: \"127.0.0.1:4222\"")
                .contains("store_dir: \"/tmp/a b\"")
                .contains("{ user: \"x\", password: \"pa\\\"ss\\\\word\", permissions: {")
                .contains("publish: { allow: [\"a.>\"], deny: [\"a.\\\"b\"] }")
                .contains("subscribe: { allow: [\"c.>\", \"d\"] }")
                .contains("allow_responses: { max: 1, expires: \"1m\" }");
    }

    @Test
    void whoMayPublishEverythingNeedsNoPermissionToAnswer() {
        var operator = new NatsConfig.User("operator", "secret", Permissions.OPERATOR);
        assertThat(new NatsConfig(4222, "/tmp", List.of(operator)).text())
                .contains("publish: { allow: [\">\"] }")
                .doesNotContain("allow_responses");
    }

    private static List<String> heard(String name, String... more) {
        var subjects = new ArrayList<>(List.of(more));
        for (var verb : List.of("PING", "INFO", "STATS")) {
            subjects.addAll(List.of("$SRV." + verb, "$SRV." + verb + '.' + name, "$SRV." + verb + '.' + name + ".*"));
        }
        subjects.addAll(List.of(
                "_INBOX." + name + ".>",
                "db.started",
                "db.recovered",
                "rosey.settings." + name,
                "rosey.peer." + name + ".>"));
        return subjects;
    }

    private static Manifest manifest(ModuleName name) {
        return wanting(name, List.of());
    }

    private static Manifest wanting(ModuleName name, List<String> events) {
        return new Manifest(
                name.name(),
                Manifest.Kind.PLUGIN,
                "1.0.0",
                "",
                "",
                "",
                name.tokens(),
                name.families(),
                name.database(),
                List.of(),
                List.of(),
                events,
                List.of(),
                List.of());
    }
}
