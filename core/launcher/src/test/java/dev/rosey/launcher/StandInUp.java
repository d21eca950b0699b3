package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What {@code ./rosey up} does, on a {@link Fixture}, in a process of its own. */
final class StandInUp {

    private StandInUp() {}

    public static void main(String... arguments) throws InterruptedException {
        var fixture = new Fixture(Path.of(arguments[0]), Path.of(arguments[1]), System.getenv());
        var rosey = new Rosey(fixture.plan(), RunningRosey.PATIENCE, new Progress(System.out)).start();
        new CountDownLatch(1).await();
        rosey.stop();
    }
}
