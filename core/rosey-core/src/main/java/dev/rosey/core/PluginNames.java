package dev.rosey.core;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which plugin an operator means who types its name in capitals, or nearly. */
@PluginBean
class PluginNames {

    private final PluginStates states;
    private final PluginContext context;

    @Inject
    PluginNames(PluginStates states, PluginContext context) {
        this.states = states;
        this.context = context;
    }

    /** The one of this name, in capitals or not. */
    Optional<PluginStatus> find(String typed) {
        return states.of(typed)
                .or(() -> states.all().stream()
                        .filter(status -> status.name().equalsIgnoreCase(typed))
                        .findFirst());
    }

    /** The same; fails with {@code NOT_FOUND} and the name that is nearest. */
    PluginStatus require(String typed) {
        return find(typed)
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no plugin “" + typed + '”')
                        .withChatText("I know no plugin called “" + typed + "”." + guess(typed) + ' ' + context.prefix()
                                + "plugin list shows them all."));
    }

    private String guess(String typed) {
        var names = states.all().stream().map(PluginStatus::name).toList();
        return Suggestions.nearest(typed, names)
                .map(name -> " Did you mean " + name + '?')
                .orElse("");
    }
}
