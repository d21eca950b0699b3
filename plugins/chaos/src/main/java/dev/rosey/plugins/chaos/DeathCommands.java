package dev.rosey.plugins.chaos;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

/** Harms its own JVM, and the machine as far as it is let. */
@PluginBean
class DeathCommands {

    private static final int CHUNK = 1 << 20;

    private final LastStand lastStand;
    private final Doom doom;

    @Inject
    DeathCommands(LastStand lastStand, Doom doom) {
        this.lastStand = lastStand;
        this.doom = doom;
    }

    @Command(phrase = "chaos allocate", help = "Takes all memory that there is")
    CommandReply allocate(CommandRequest request) {
        var kept = new Object[0];
        while (true) {
            kept = new Object[] {kept, new byte[CHUNK]};
        }
    }

    @Command(phrase = "chaos spin", help = "Keeps all cores busy")
    CommandReply spin(CommandRequest request, @Arg("seconds") int seconds) {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 2; i++) {
            Thread.ofPlatform().daemon().start(spinning(seconds));
        }
        return CommandReply.text("spinning, " + request.args());
    }

    @Command(phrase = "chaos block", help = "Blocks every thread that others wait for")
    CommandReply block(CommandRequest request, @Arg("seconds") int seconds) {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 4; i++) {
            ForkJoinPool.commonPool().execute(spinning(seconds));
            Thread.ofVirtual().start(spinning(seconds)); // none gives its carrier back
        }
        return CommandReply.text("blocking, " + request.args());
    }

    private static Runnable spinning(int seconds) {
        long end =
                System.nanoTime() + Duration.ofSeconds(Math.min(seconds, 600)).toNanos();
        return () -> {
            while (end - System.nanoTime() > 0) {
                Thread.onSpinWait();
            }
        };
    }

    @Command(phrase = "chaos exit", help = "Ends the JVM with System.exit")
    CommandReply exit(CommandRequest request) {
        System.exit(7);
        return CommandReply.text("never said");
    }

    @Command(phrase = "chaos halt", help = "Ends the JVM at once")
    CommandReply halt(CommandRequest request) {
        Runtime.getRuntime().halt(8);
        return CommandReply.text("never said");
    }

    @Command(phrase = "chaos doom", help = "Ends the JVM now and at each start, until its mark is removed")
    CommandReply doom(CommandRequest request) {
        doom.seal();
        return halt(request);
    }

    @Command(action = "die-draining", phrase = "chaos die draining", help = "Will halt when it is asked to finish")
    CommandReply dieDraining(CommandRequest request) {
        lastStand.willHalt();
        return CommandReply.text("will do, " + request.args());
    }

    @Command(phrase = "chaos stay", help = "Will refuse to stop")
    CommandReply stay(CommandRequest request) {
        lastStand.willStay();
        return CommandReply.text("here to stay, " + request.args());
    }
}
