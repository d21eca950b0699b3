package dev.rosey.simulator;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A CyTube that runs in this JVM. All methods may be called from any thread but the simulator's own.
 *
 * <pre>{@code
 * try (CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword("secret"))) {
 *     connect(cytube.uri());                        // the base of /socketconfig/<channel>.json
 *     cytube.channel("movienight").kick("rosey", "be nice");
 *     cytube.restart();                             // on the same port, with the same channels
 * }
 * }</pre>
 */
public final class CytubeSimulator implements AutoCloseable {
    private final NioEventLoopGroup loops =
            new NioEventLoopGroup(1, new DefaultThreadFactory("cytube-simulator", true));
    private final EventLoop loop = loops.next();
    private final World world;
    private final int port;
    private @Nullable SocketIoServer server;

    private CytubeSimulator(SimulatorConfig config) throws IOException {
        world = new World(config, loop);
        SocketIoServer started = new SocketIoServer(world, loops, config.port());
        port = started.port();
        server = started;
    }

    /** Listens when this returns; a port that is taken is an {@link UncheckedIOException}. */
    public static CytubeSimulator start(SimulatorConfig config) {
        try {
            return new CytubeSimulator(config);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public int port() {
        return port;
    }

    /** Base of everything that is served: {@code http://127.0.0.1:8081}. */
    public URI uri() {
        return URI.create("http://" + world.config().host() + ":" + port);
    }

    /** The controls of a channel, which exists from now on and is kept. */
    public SimulatedChannel channel(String name) {
        if (!Names.isChannel(name)) {
            throw new IllegalArgumentException("not a CyTube channel name: " + name);
        }
        Room room = onLoop(() -> {
            Room found = world.room(name);
            found.keep();
            return found;
        });
        return new SimulatedChannel(this, room);
    }

    /** How many connections there are, those that only fetch a page included. */
    public synchronized int connections() {
        return server == null ? 0 : server.connections();
    }

    /** Cuts every connection without a word, as a broken network does; new ones are welcome. */
    public synchronized void dropConnections() {
        if (server != null) {
            server.dropConnections();
        }
    }

    /** Nobody listens on the port until {@link #resume()}; channels with their history, ranks and bans are kept. */
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** Listens on the same port again. */
    public synchronized void resume() {
        if (server != null) {
            return;
        }
        try {
            server = new SocketIoServer(world, loops, port);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** What a restart of the server looks like to its clients. */
    public synchronized void restart() {
        stop();
        resume();
    }

    @Override
    public void close() {
        stop();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Runs something where channels live; after the end of the simulator, here. */
    <T> T onLoop(Callable<T> task) {
        try {
            if (loop.isTerminated()) {
                return task.call();
            }
            return loop.submit(task).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulator was asked", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (RuntimeException own) {
            throw own;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
