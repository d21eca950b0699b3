package dev.rosey.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

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
    void aPluginWithoutADatabaseHasNoStorageSubjects() {
        var granted = Permissions.ofShipped(manifest(ModuleName.DICE_ROLLER));
        assertThat(granted.publish()).noneMatch(subject -> subject.startsWith("db."));
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
        var granted =
                Permissions.of(manifest(ModuleName.DICE_ROLLER), List.of("quote.add"), List.of("trivia.game_started"));
        assertThat(granted.publish()).contains("rosey.command.quote.add");
        assertThat(granted.subscribe()).contains("trivia.game_started");
    }

    @Test
    void privateMessagesStayPrivate() {
        var wanted = List.of("chat.private_message");
        assertThat(Permissions.of(manifest(ModuleName.DICE_ROLLER), List.of(), wanted)
                        .subscribe())
                .doesNotContain("chat.private_message");
        assertThat(Permissions.of(manifest(ModuleName.ROSEY_CORE), List.of(), wanted)
                        .subscribe())
                .contains("chat.private_message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">", "*.*", "chat.*", "chat.>", "_INBOX.rosey-core.x", "$SRV.PING", "rosey.reply.x", "a", ""})
    void nobodyIsAllowedAWildcard(String subject) {
        var manifest = manifest(ModuleName.DICE_ROLLER);
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(manifest, List.of(), List.of(subject)));
        assertThatIllegalArgumentException().isThrownBy(() -> Permissions.of(manifest, List.of(subject), List.of()));
    }

    @Test
    void theConfigurationQuotesWhatItIsGiven() {
        var user = new NatsConfig.User("x", "pa\"ss\\word", new Permissions(List.of("a.b"), List.of("c.>", "d")));
        assertThat(new NatsConfig(4222, "/tmp/a b", List.of(user)).text())
                .contains("listen: \"127.0.0.1:4222\"")
                .contains("store_dir: \"/tmp/a b\"")
                .contains("{ user: \"x\", password: \"pa\\\"ss\\\\word\", permissions: {")
                .contains("publish: { allow: [\"a.b\"] }")
                .contains("subscribe: { allow: [\"c.>\", \"d\"] }")
                .contains("allow_responses: { max: 1, expires: \"1m\" }");
    }

    @Test
    void whoMayPublishEverythingNeedsNoPermissionToAnswer() {
        var operator = new NatsConfig.User("operator", "secret", Permissions.OPERATOR);
        assertThat(new NatsConfig(4222, "/tmp", List.of(operator)).text()).doesNotContain("allow_responses");
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
                List.of(),
                List.of(),
                List.of());
    }
}
