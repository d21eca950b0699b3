package dev.rosey.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Chats from the terminal, or says the lines of standard input when that is no terminal. */
@Command(
        name = "chat",
        description = {
            "Chats in the channel. Reads lines from standard input and prints what others say; private messages are"
                    + " marked [PM].",
            "/pm NAME text says a line to one user."
        },
        mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {

    @Option(names = "--as", paramLabel = "NAME", description = "Join under this name (default: visitor and a number).")
    private @Nullable String name;

    @Option(
            names = "--rank",
            paramLabel = "N",
            description = "In the simulator: 0 a guest (the default), 2 the user moderator, 5 the user owner.")
    private int rank;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var installation = Installation.current();
        var plan = installation.plan();
        var user = user(plan);
        if (Boolean.getBoolean("rosey.terminal")) {
            atTerminal(plan, user);
            return 0;
        }
        var conversation = Conversation.on(System.out);
        try (var client = ChatClient.join(plan.cytubeUrl(), plan.channel(), user, conversation::heard)) {
            conversation.with(client);
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                conversation.say(line);
            }
            conversation.end();
        }
        return 0;
    }

    private TerminalUser user(Plan plan) {
        if (rank <= 0) {
            return TerminalUser.guest(
                    name == null ? "visitor" + ThreadLocalRandom.current().nextInt(100, 1000) : name);
        }
        if (!plan.config().simulated()) {
            throw new LauncherException("--rank is for the simulator; on a real CyTube server join as a guest.");
        }
        var user = TerminalUser.registered(
                rank, Credentials.read(plan.credentials().simulator()));
        if (name != null && !name.equals(user.name())) {
            System.err.println("Rank " + rank + " is the user " + user.name() + ".");
        }
        return user;
    }

    private static void atTerminal(Plan plan, TerminalUser user) throws IOException, InterruptedException {
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            var reader = LineReaderBuilder.builder().terminal(terminal).build();
            var conversation = new Conversation(reader::printAbove);
            try (var client = ChatClient.join(plan.cytubeUrl(), plan.channel(), user, conversation::heard)) {
                conversation.with(client);
                terminal.writer().println("You are " + user.name() + " in " + plan.channel() + ". Ctrl-D leaves.");
                while (true) {
                    conversation.say(reader.readLine(user.name() + "> "));
                }
            } catch (EndOfFileException | UserInterruptException e) {
                terminal.writer().println("Bye.");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
