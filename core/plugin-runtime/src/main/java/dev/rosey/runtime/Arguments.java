package dev.rosey.runtime;

import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the text behind a command's phrase into the arguments of its method. */
final class Arguments {

    private final List<Slot> slots;
    private final String usage;

    private sealed interface Slot {
        record Whole() implements Slot {}

        record Typed(String name, boolean rest, ArgumentType type) implements Slot {}
    }

    private Arguments(List<Slot> slots, String usage) {
        this.slots = slots;
        this.usage = usage;
    }

    /**
     * How this method takes its arguments.
     *
     * @param prefix what a command in chat begins with
     * @throws IllegalArgumentException when it has a parameter that no command can fill
     */
    static Arguments of(Method method, String prefix) {
        var command = method.getAnnotation(Command.class);
        var slots = Arrays.stream(method.getParameters()).map(Arguments::slot).toList();
        return new Arguments(slots, prefix + (command.usage().isEmpty() ? command.phrase() : command.usage()));
    }

    private static Slot slot(Parameter parameter) {
        if (parameter.getType() == CommandRequest.class) {
            return new Slot.Whole();
        }
        var arg = parameter.getAnnotation(Arg.class);
        if (arg == null) {
            throw new IllegalArgumentException("parameter " + parameter + " of " + parameter.getDeclaringExecutable()
                    + " is neither a CommandRequest nor an @Arg");
        }
        return new Slot.Typed(arg.value(), arg.rest(), ArgumentType.of(parameter.getParameterizedType()));
    }

    /** The arguments for this request. Fails with {@code BAD_REQUEST} and the usage. */
    @Nullable
    Object[] bind(CommandRequest request) {
        var words = new Words(request.args());
        var values = new Object[slots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (slots.get(i)) {
                case Slot.Whole whole -> request;
                case Slot.Typed typed -> value(typed, words);
            };
        }
        return values;
    }

    private Object value(Slot.Typed slot, Words words) {
        var position = words.position();
        var text = slot.rest() ? words.rest() : words.next();
        if (text.isEmpty()) {
            return slot.type().missing().orElseThrow(() -> wrong("<" + slot.name() + "> is missing", position));
        }
        return slot.type()
                .parse(text)
                .orElseThrow(() ->
                        wrong("<" + slot.name() + "> must be " + slot.type().expected(), position));
    }

    private RoseyException wrong(String problem, int position) {
        return new RoseyException(ErrorCode.BAD_REQUEST, problem)
                .with("position", position)
                .withChatText("That doesn't look right: " + problem + ". Usage: " + usage);
    }

    /** The words of a text, one after another. */
    private static final class Words {
        private final String text;
        private int at;

        Words(String text) {
            this.text = text;
            skipSpace();
        }

        int position() {
            return at;
        }

        String next() {
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            var word = text.substring(start, at);
            skipSpace();
            return word;
        }

        String rest() {
            var rest = text.substring(at).strip();
            at = text.length();
            return rest;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
