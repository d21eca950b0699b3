package dev.rosey.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * Starts and stops a Rosey that nobody uses, with the simulator, so that its JVMs leave their {@link JvmCache} for the
 * real one. Done after a build; that it fails is no reason for anything else to fail.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Override
    public Integer call() throws IOException {
        var installation = Installation.current();
        installation.cache().clear();
        var folder = Files.createTempDirectory(installation.lib().resolveSibling("cache"), "training");
        try {
            train(installation, folder);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void train(Installation installation, Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("ROSEY_HOME", folder.toString());
        // Without a rosey.yaml, so that no real channel or database is touched.
        var training = new Installation(RoseyHome.of(environment, folder), installation.lib(), environment);
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var plan = training.plan(freePorts(), training.cache().inTraining());
        new Rosey(plan, READY_WITHIN, new Progress(silent)).start().stop();
        makeCommonCache(plan.commonCache());
        installation.cache().forgetTraining();
    }

    private static void makeCommonCache(List<String> command) throws IOException {
        if (command.isEmpty()) {
            return;
        }
        var java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        java.onExit().orTimeout(READY_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static Ports freePorts() throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = open.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
