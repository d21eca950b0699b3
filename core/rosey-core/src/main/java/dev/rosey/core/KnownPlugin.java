package dev.rosey.core;

import dev.rosey.bus.ModuleName;
import dev.rosey.bus.nats.BusMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A plugin or service that was seen on the bus.
 *
 * @param name its name
 * @param instances the instances that are there now, by id; empty when it is down
 * @param last what was last known of it, also when it is down
 * @param since when it came or went
 */
record KnownPlugin(String name, Map<String, ServiceInfo> instances, ServiceInfo last, Instant since) {

    KnownPlugin {
        instances = Map.copyOf(instances);
    }

    static KnownPlugin appeared(ServiceInfo info, Instant now) {
        return new KnownPlugin(info.name(), Map.of(info.id(), info), info, now);
    }

    boolean isUp() {
        return !instances.isEmpty();
    }

    /** Whether it went before that, and has not come back; never for what ships with Rosey. */
    boolean isAwaySince(Instant limit) {
        return !isUp() && since.isBefore(limit) && !ModuleName.reserved().containsKey(name);
    }

    KnownPlugin with(ServiceInfo info, Instant now) {
        var more = new TreeMap<>(instances);
        more.put(info.id(), info);
        return new KnownPlugin(name, more, info, isUp() ? since : now);
    }

    KnownPlugin without(String id, Instant now) {
        var fewer = new TreeMap<>(instances);
        fewer.remove(id);
        return new KnownPlugin(name, fewer, last, fewer.isEmpty() && isUp() ? now : since);
    }

    /** What was last known of the instance in this process. */
    Optional<ServiceInfo> in(long pid) {
        return Stream.concat(instances.values().stream(), Stream.of(last))
                .filter(info -> info.pid() == pid)
                .findFirst();
    }

    /** Whether events of this family are its own. What it says of itself does not make it the owner of a reserved one. */
    boolean owns(String family) {
        var shipped = ModuleName.reserved().get(name);
        if (shipped != null) {
            return shipped.families().contains(family);
        }
        return last.families().contains(family)
                && ModuleName.reserved().values().stream()
                        .noneMatch(owner -> owner.families().contains(family));
    }

    /** Whether it gives an answer that was lost on the way a second time. */
    boolean repeatsAnswers() {
        return last.metadata().containsKey(BusMessage.AGAIN_METADATA);
    }

    /** Whether it tells of each of its commands in events; our runtime does, and it alone tells its process. */
    boolean tellsOfItsCommands() {
        return last.pid() > 0;
    }

    /** What it serves. */
    List<dev.rosey.bus.CommandSpec> commands() {
        return last.commands().toList();
    }
}
