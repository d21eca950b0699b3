package dev.rosey.plugins.inspector;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.SubjectPattern;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the inspector knows, in bounded memory. Any thread may call it; each call is short. Events may come in any
 * order and are to come once each.
 */
@PluginBean
final class Observatory {

    private static final int GAPS = 50;
    private static final int ERRORS_OF_ONE = 10;

    private final String prefix;
    private final InstantSource clock;
    private final Instant started;
    private final EventRing ring = new EventRing(EventRing.EVENTS, EventRing.BYTES);
    private final SubjectCounts counts = new SubjectCounts();
    private final PluginBook book;
    private final HealthRollup rollup;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private final Map<String, Service> services = new TreeMap<>();
    private @Nullable Instant blindSince;
    private Instant looked;
    private boolean paused;
    private boolean replaying;

    @Inject
    Observatory(PluginContext context, Settings<InspectorSettings> settings) {
        this(context.prefix(), context.clock(), settings::current);
    }

    /** @param prefix what a command in chat begins with */
    Observatory(String prefix, InstantSource clock, Supplier<InspectorSettings> settings) {
        this.prefix = prefix;
        this.clock = clock;
        this.started = clock.instant();
        this.looked = started;
        this.book = new PluginBook(started);
        this.rollup = new HealthRollup(prefix, () -> settings.get().slowAfter());
    }

    /** Takes an event that was published just now. */
    synchronized void take(SeenEvent event) {
        count(event);
        if (!paused && isWorthKeeping(event)) {
            ring.add(event);
        }
    }

    /** Takes an event of an earlier time, which {@link #remember} may put among the newest. */
    synchronized void takeEarlier(SeenEvent event) {
        count(event);
    }

    private void count(SeenEvent event) {
        counts.add(event.subject(), event.time(), true);
        book.take(event);
    }

    /** Puts events of before all others among the newest. They are in order of time. */
    synchronized void remember(List<SeenEvent> older) {
        ring.addOlder(older.stream().filter(Observatory::isWorthKeeping).toList());
    }

    /** Answering questions about events makes events; they are counted, but would hide all others here. */
    private static boolean isWorthKeeping(SeenEvent event) {
        return !(event.family().equals(ModuleName.INSPECTOR.family())
                && (event.event().equals("checkpoint")
                        || (event.event().equals("command_handled")
                                && Queries.ACTIONS.contains(event.text("action")))));
    }

    /** Counts an event that is not read, because there are too many. */
    synchronized void leaveOut(String subject) {
        var now = clock.instant();
        counts.add(subject, now, false);
        rollup.leftOut(now);
    }

    /** Counts what was published where events are and is none. */
    synchronized void unreadable(String subject) {
        counts.add(subject, clock.instant(), false);
    }

    /** Adds what an earlier run had counted of subjects that nobody stores. */
    synchronized void addEarlier(Map<String, Long> earlier) {
        earlier.forEach(counts::addEarlier);
    }

    /** How many events there were of these subjects. */
    synchronized Map<String, Long> countsOf(Predicate<String> subjects) {
        var result = new TreeMap<String, Long>();
        counts.figures(subjects, clock.instant()).stream()
                .filter(figures -> !figures.subject().equals(SubjectCounts.OTHERS))
                .forEach(figures -> result.put(figures.subject(), figures.count()));
        return result;
    }

    synchronized void gap(Gap gap) {
        gaps.addLast(gap);
        if (gaps.size() > GAPS) {
            gaps.removeFirst();
        }
    }

    synchronized void replaying(boolean now) {
        replaying = now;
    }

    /** An instance answered for itself. */
    synchronized void take(Service service) {
        services.put(service.name() + ' ' + service.id(), service);
        if (!service.kind().equals("other")) {
            book.take(service, clock.instant());
        }
    }

    /** An instance does not answer any more. */
    synchronized void gone(Service service) {
        services.remove(service.name() + ' ' + service.id());
    }

    /** The bus is away: nothing that is not heard means anything from now on. */
    synchronized void blind(String reason) {
        if (blindSince == null) {
            blindSince = clock.instant();
            rollup.nats(false, clock.instant(), reason);
        }
    }

    /** The bus is back. */
    synchronized void seesAgain() {
        blindSince = null;
        rollup.nats(true, clock.instant(), "");
        book.excuse(looked, clock.instant());
    }

    /** Stops or goes on keeping events, so that those kept can be read in peace. Counting goes on. */
    synchronized void pause(boolean wanted) {
        paused = wanted;
    }

    /** What {@code inspector.query.health} answers; to be asked every second so that nothing short is missed. */
    synchronized HealthView health() {
        looked = now();
        return rollup.health(book, counts, looked);
    }

    /** Time stands still while nothing can be heard. */
    private Instant now() {
        return blindSince == null ? clock.instant() : blindSince;
    }

    /** The modules, by name. */
    synchronized List<PluginView> plugins() {
        var now = now();
        return book.plugins().stream()
                .map(plugin -> PluginView.of(plugin, now, null))
                .toList();
    }

    /** Whether there is a module of this name. */
    synchronized boolean knows(String name) {
        return book.find(name).isPresent();
    }

    /** One module. Fails with {@code NOT_FOUND}. */
    synchronized PluginView plugin(String name) {
        var plugin = book.find(name)
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "there is no plugin " + shortened(name))
                        .withChatText(
                                "I don't know a plugin “" + shortened(name) + "”. Try " + prefix + "inspect plugins"));
        var now = now();
        var families = plugin.service()
                .map(service -> Set.of(service.family().split(",")))
                .orElseGet(() -> Optional.ofNullable(ModuleName.reserved().get(name))
                        .map(module -> Set.copyOf(module.families()))
                        .orElse(Set.of()));
        return PluginView.of(
                plugin,
                now,
                new PluginView.Detail(
                        plugin.service().map(Service::description).orElse(""),
                        plugin.instances().stream()
                                .sorted(Comparator.comparing(InstanceWatch::startedAt)
                                        .reversed())
                                .map(watch -> PluginView.Instance.of(watch, now))
                                .toList(),
                        PluginView.figures(plugin, now),
                        plugin.restarts(now),
                        plugin.newestReports(),
                        book.errors().newestFirst(group -> group.plugin().equals(name)).stream()
                                .limit(ERRORS_OF_ONE)
                                .toList(),
                        health().reasons().stream()
                                .filter(reason -> reason.component().equals(name))
                                .toList(),
                        counts.figures(
                                subject -> families.contains(subject.substring(0, Math.max(0, subject.indexOf('.')))),
                                now)));
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + '…' : text;
    }

    /** A page of the newest events. */
    EventPage events(EventQuery query) {
        return EventPage.of(newestFirst(), query);
    }

    private synchronized List<EventRing.Entry> newestFirst() {
        return ring.newestFirst();
    }

    /** How many events there were, and what is not known. */
    synchronized Traffic traffic(SubjectPattern subjects, int limit) {
        var now = clock.instant();
        return new Traffic(
                started,
                counts.total(),
                counts.perSecond(now),
                counts.leftOut(),
                ring.size(),
                paused,
                replaying,
                counts.figures(subjects::matches, now).stream().limit(limit).toList(),
                List.copyOf(gaps));
    }

    /**
     * Figures about events; see {@link SubjectCounts.Figures}.
     *
     * @param since when this inspector started; pages of another run number events otherwise
     */
    record Traffic(
            Instant since,
            long total,
            double perSecond,
            long leftOut,
            int kept,
            boolean paused,
            boolean replaying,
            List<SubjectCounts.Figures> subjects,
            List<Gap> gaps) {}

    /** The services that answer now, by name. */
    synchronized List<Service> services() {
        return List.copyOf(services.values());
    }

    /** The kinds of failures, the newest first. */
    synchronized List<ErrorBook.ErrorGroup> errors(@Nullable String plugin) {
        return book.errors()
                .newestFirst(group -> plugin == null || group.plugin().equals(plugin));
    }

    /** A trace by its id or the unique beginning of it, or {@code last} for the newest. Fails with {@code NOT_FOUND}. */
    Trace trace(String id) {
        return TraceFinder.find(newestFirst(), id)
                .orElseThrow(
                        () -> new RoseyException(ErrorCode.NOT_FOUND, "there is no such trace among the newest events")
                                .withChatText("I don't know that trace. Try " + prefix + "inspect trace last"));
    }
}
