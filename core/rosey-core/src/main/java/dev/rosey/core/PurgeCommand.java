package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** {@code !plugin purge}: deletes what a plugin has stored, when the owner has said so twice. */
@PluginBean
class PurgeCommand {

    private static final Duration CODE_LASTS = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** An answer is lost when nats-server reads its users anew, which it does when a plugin's jar goes. */
    private static final int TRIES = 3;

    /** What was asked for and is not yet confirmed. */
    private record Asked(String code, Instant until) {}

    private final NatsBus bus;
    private final PluginContext context;
    private final PluginOrders orders;
    private final SettingsStore settings;
    private final RandomGenerator random = RandomGenerator.of("SecureRandom");
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    @Inject
    PurgeCommand(NatsBus bus, PluginContext context, PluginOrders orders, SettingsStore settings) {
        this.bus = bus;
        this.context = context;
        this.orders = orders;
        this.settings = settings;
    }

    @Command(
            token = "plugin",
            phrase = "plugin purge",
            usage = "plugin purge <name> [code]",
            help = "Deletes everything that a plugin which does not run has stored",
            minRank = Operators.OWNER_RANK,
            timeout = "PT40S",
            ordered = true)
    CommandReply purge(CommandRequest request, @Arg("name") String typed, @Arg("code") Optional<String> code) {
        var name = typed.toLowerCase(Locale.ROOT);
        requirePurgeable(name);
        var key = name + ' ' + request.user().name().toLowerCase(Locale.ROOT);
        var now = context.clock().instant();
        var confirmed = asked.remove(key);
        if (code.isEmpty()
                || confirmed == null
                || !confirmed.code().equals(code.get())
                || confirmed.until().isBefore(now)) {
            asked.values().removeIf(old -> old.until().isBefore(now));
            var fresh = new Asked(HexFormat.of().toHexDigits(random.nextInt()).substring(4), now.plus(CODE_LASTS));
            asked.put(key, fresh);
            return CommandReply.text("This deletes everything that " + name
                            + " has stored, for good. If that is what you want: " + context.prefix() + "plugin purge "
                            + name + ' '
                            + fresh.code())
                    .withData(Map.of("plugin", name, "purged", false, "code", fresh.code()));
        }
        delete(name);
        return CommandReply.text("Everything that " + name + " had stored is deleted.")
                .withData(Map.of("plugin", name, "purged", true));
    }

    private void requirePurgeable(String name) {
        try {
            ModuleName.requireName(name);
        } catch (IllegalArgumentException e) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "no plugin can be called that", e)
                    .withChatText("No plugin can be called “" + name + "”.");
        }
        if (orders.isRunning(name)) {
            throw new RoseyException(ErrorCode.CONFLICT, name + " is running")
                    .withChatText(name + " is running. " + orders.howToStop(name));
        }
    }

    private void delete(String name) {
        var reply = BusJson.readObject(purged(name, TRIES).body());
        if (!reply.path("ok").asBoolean()) {
            throw new RoseyException(
                            ErrorCode.UNAVAILABLE,
                            reply.path("error").path("message").asText("it could not be deleted"))
                    .withChatText("That did not work; nothing may have been deleted. Please try again in a while.");
        }
        settings.put(name, new SettingsStore.Changed(Map.of()));
    }

    /** What is deleted stays deleted, so it can be asked for again. */
    private BusMessage purged(String name, int tries) {
        try {
            return bus.requestAndWait(Subjects.dbExec(name, "purge"), BusJson.bytes(Map.of()), PATIENCE);
        } catch (RoseyException e) {
            if (e.code().equals(ErrorCode.TIMEOUT) && tries > 1) {
                return purged(name, tries - 1);
            }
            throw e;
        }
    }
}
