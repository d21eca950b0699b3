package dev.rosey.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Chats from the terminal. */
@Command(name = "chat", description = "Chats in the channel.", mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
