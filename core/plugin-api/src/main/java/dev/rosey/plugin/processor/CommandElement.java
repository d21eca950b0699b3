package dev.rosey.plugin.processor;

import dev.rosey.bus.CommandSpec;
import dev.rosey.plugin.Command;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** A method with {@link Command} on it, as the compiler sees it. */
record CommandElement(ExecutableElement method) {

    CommandSpec spec(List<String> tokens) {
        return of(method.getAnnotation(Command.class), method.getSimpleName().toString(), tokens);
    }

    private static CommandSpec of(Command command, String methodName, List<String> tokens) {
        if (command.token().isEmpty() && tokens.isEmpty()) {
            throw new IllegalArgumentException("the command " + methodName + " needs a module with a token");
        }
        return new CommandSpec(
                command.token().isEmpty() ? tokens.getFirst() : command.token(),
                command.action().isEmpty() ? methodName : command.action(),
                command.phrase(),
                List.of(command.aliases()),
                command.usage(),
                command.help(),
                command.minRank(),
                duration(command.cooldown(), methodName),
                duration(command.timeout(), methodName));
    }

    private static Duration duration(String text, String methodName) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "the command " + methodName + ": “" + text + "” is no ISO-8601 duration", e);
        }
    }
}
