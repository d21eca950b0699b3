package dev.rosey.database;

import static dev.rosey.database.DatabaseServiceTest.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WIDTH = 2;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Places places = new Places("crowd", WIDTH, 1, threads);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Thread> busy = new CopyOnWriteArrayList<>();

    @BeforeEach
    void tick() {
        var unused = clock.scheduleAtFixedRate(places::refuseLate, 10, 10, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        gate.countDown();
        callers.close();
        threads.close();
    }

    private <T> Supplier<T> held(T result) {
        return () -> {
            busy.add(Thread.currentThread());
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return result;
        };
    }

    private List<Future<Integer>> fill() {
        var held = new ArrayList<Future<Integer>>();
        held.add(callers.submit(() -> places.here(held(1))));
        held.add(callers.submit(() -> places.elsewhere(held(2))));
        await().atMost(PATIENCE).until(() -> busy.size() == WIDTH);
        return held;
    }

    @Test
    void whatFindsAPlaceRunsWhereItIsMeantTo() {
        assertThat(places.here(Thread::currentThread)).isSameAs(Thread.currentThread());
        assertThat(places.elsewhere(Thread::currentThread)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whatFindsNoneWaitsForOneAndNoMoreRunAtATime() throws Exception {
        var held = fill();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var late = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 20; i++) {
            Supplier<Integer> work = () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return running.getAndDecrement();
            };
            boolean here = i % 2 == 0;
            late.add(callers.submit(() -> here ? places.here(work) : places.elsewhere(work)));
        }

        gate.countDown();

        assertThat(held.get(0).get()).isEqualTo(1);
        assertThat(held.get(1).get()).isEqualTo(2);
        for (var each : late) {
            assertThat(each.get()).isBetween(1, WIDTH);
        }
        assertThat(most.get()).isBetween(1, WIDTH);
    }

    @Test
    void whoWaitsTooLongIsRefusedAndNotServedLater() throws Exception {
        var held = fill();
        var served = new AtomicInteger();

        assertThat(code(() -> places.here(served::incrementAndGet))).isEqualTo(ErrorCode.UNAVAILABLE);

        gate.countDown();
        held.get(0).get();
        held.get(1).get();
        assertThat(places.here(served::get)).isZero();
    }

    @Test
    void whatIsThrownReachesWhoWaits() {
        assertThatThrownBy(() -> places.elsewhere(() -> {
                    throw new IllegalArgumentException("mine");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
        assertThatThrownBy(() -> places.elsewhere(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(places.elsewhere(() -> 7)).isEqualTo(7);
    }

    @Test
    void whoIsInterruptedGoesOnAndThePlaceIsTakenUntilTheWorkHasEnded() throws Exception {
        var caller = Thread.ofVirtual().start(() -> {
            assertThat(code(() -> places.elsewhere(held(1)))).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        await().atMost(PATIENCE).until(() -> busy.size() == 1);
        caller.interrupt();
        caller.join();
        var other = callers.submit(() -> places.here(held(2)));
        await().atMost(PATIENCE).until(() -> busy.size() == WIDTH);

        assertThat(code(() -> places.here(() -> 3))).isEqualTo(ErrorCode.UNAVAILABLE);

        gate.countDown();
        assertThat(other.get()).isEqualTo(2);
        assertThat(places.here(() -> 4)).isEqualTo(4);
    }

    @Test
    void withoutAThreadItIsRefusedAndThePlaceIsFreeAgain() {
        threads.shutdown();
        for (int i = 0; i < 3 * WIDTH; i++) {
            assertThat(code(() -> places.elsewhere(() -> 1))).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(places.here(() -> 2)).isEqualTo(2);
    }
}
