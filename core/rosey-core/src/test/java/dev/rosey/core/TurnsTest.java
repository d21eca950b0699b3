package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void tasksOfOneKeyRunInOrderAndOthersAreNotHeldUp() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads);
            var hold = new CountDownLatch(1);
            List<Integer> done = new CopyOnWriteArrayList<>();
            turns.take("alice", () -> () -> awaitUninterrupted(hold));
            IntStream.range(0, 100).forEach(i -> turns.take("alice", () -> () -> done.add(i)));
            var bob = new CountDownLatch(1);
            turns.take("bob", () -> bob::countDown);

            bob.await();
            assertThat(done).isEmpty();
            hold.countDown();

            await().until(() -> done.size() == 100);
            assertThat(done).isSorted();
        }
    }

    @Test
    void whoHandsOverWithoutEndIsRefusedAndOthersAreNot() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads);
            var hold = new CountDownLatch(1);
            var done = new AtomicInteger();
            turns.take("alice", () -> () -> awaitUninterrupted(hold));
            for (int i = 0; i < Turns.WAITING; i++) {
                assertThat(turns.take("alice", () -> done::incrementAndGet)).isTrue();
            }

            assertThat(turns.take("alice", () -> done::incrementAndGet)).isFalse();
            var bob = new CountDownLatch(1);
            assertThat(turns.take("bob", () -> bob::countDown)).isTrue();

            bob.await();
            hold.countDown();
            await().until(() -> done.get() == Turns.WAITING);
            await().until(() -> turns.take("alice", () -> done::incrementAndGet));
        }
    }

    @Test
    void tasksOfDifferentKeysBeginInTheOrderInWhichTheyWereHandedOver() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads);
            var ended = new CountDownLatch(200);
            List<Integer> begun = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                turns.take("user " + i, () -> {
                    begun.add(number);
                    return ended::countDown;
                });
            }

            assertThat(begun).hasSize(200).isSorted();
            ended.await();
        }
    }

    @Test
    void aTaskThatFailsToBeginHoldsNobodyUp() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads);
            var done = new CountDownLatch(1);
            assertThatThrownBy(() -> turns.take("alice", () -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            turns.take("alice", () -> done::countDown);

            await().until(() -> done.getCount() == 0);
        }
    }

    @Test
    void aTaskThatFailsHoldsNobodyUp() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads);
            List<String> done = new CopyOnWriteArrayList<>();
            turns.take("alice", () -> () -> {
                throw new IllegalStateException("on purpose");
            });
            turns.take("alice", () -> () -> done.add("after"));

            await().dontCatchUncaughtExceptions().until(() -> done.equals(List.of("after")));
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
