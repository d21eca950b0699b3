package dev.rosey.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request on an {@link Endpoint}.
 *
 * @param subject where it was sent to
 * @param body its JSON object; an empty body counts as {@code {}}
 * @param replyTo where the answer goes, empty where none is wanted
 */
public record ServiceRequest(String subject, ObjectNode body, String replyTo) {

    private static final Pattern MODULE_INBOX = Pattern.compile("_INBOX\\.([a-z][a-z0-9-]{0,31})\\..*");

    /**
     * Whether no other module than this one can read the answer: only a module's own user, and the operator's, may listen on
     * an inbox that carries its name. What a request says of its sender proves nothing.
     */
    public boolean isAnsweredTo(String module) {
        var inbox = MODULE_INBOX.matcher(replyTo);
        return !inbox.matches()
                || inbox.group(1).equals(module)
                || inbox.group(1).equals("operator");
    }

    /** The tokens of the subject. */
    public List<String> tokens() {
        return List.of(subject.split("\\.", -1));
    }

    /** The body as a record. Fails with {@code BAD_REQUEST}. */
    public <T> T bodyAs(Class<T> type) {
        return BusJson.convert(body, type);
    }
}
