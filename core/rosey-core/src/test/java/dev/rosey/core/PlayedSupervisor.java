package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.util.List;
import java.util.Map;

/** Says on the bus what a supervisor says; of what is known already nothing more, or always the same again. */
final class PlayedSupervisor {

    private static final String NAME = "played";

    private final NatsBus operator;
    private final boolean onlyNews;
    private volatile HostState state;

    PlayedSupervisor(NatsBus operator, boolean onlyNews, HostState state) {
        this.operator = operator;
        this.onlyNews = onlyNews;
        this.state = state;
        operator.subscribe("rosey.command.host.state", this::tell);
    }

    /** Something is new. */
    void says(HostState newer) {
        state = newer;
    }

    private void tell(BusMessage asked) {
        var now = state;
        var known = BusJson.read(asked.body(), CommandRequest.class).args();
        if (!onlyNews || !known.equals(NAME + ' ' + now.revision())) {
            answer(operator, asked, CommandReply.text("").withData(Map.of("state", now)));
        }
    }

    static void answer(NatsBus operator, BusMessage asked, CommandReply reply) {
        operator.publish(BusMessage.of(asked.replyTo(), null, BusJson.bytes(reply)));
    }

    static HostState state(
            long revision, List<HostState.Host> hosts, List<HostState.Exit> exits, HostState.Module... modules) {
        return new HostState(NAME, revision, hosts, List.of(modules), exits, List.of());
    }

    static HostState.Module module(String name, String origin) {
        var running = new HostOrder.Wish(HostOrder.Wanted.RUNNING, false, "");
        return new HostState.Module(name, Manifest.Kind.PLUGIN, "1", "", "", origin, running, "", List.of(name));
    }
}
