package dev.rosey.cytube;

import dev.rosey.simulator.CytubeSimulator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Somebody in a channel of the simulator, over a connection of their own. */
final class Person implements AutoCloseable {

    private final List<ServerFrame> seen = new CopyOnWriteArrayList<>();
    private final CytubeSocket socket;

    private Person(CytubeSimulator cytube) {
        socket = CytubeSocket.open(cytube.uri(), seen::add);
    }

    /** Comes in as a guest, or as a registered user when there is a password. */
    static Person join(CytubeSimulator cytube, String channel, String name, Optional<String> password) {
        Person person = new Person(cytube);
        person.socket.join(channel, Optional.empty());
        person.socket.logIn(name, password.map(Secret::new));
        Awaitility.await()
                .until(() -> person.seen.stream().anyMatch(ServerFrame.LoggedIn.class::isInstance)
                        && person.seen.stream().anyMatch(ServerFrame.UserList.class::isInstance));
        return person;
    }

    void say(String text) {
        send(Optional.empty(), text);
    }

    void tell(String to, String text) {
        send(Optional.of(to), text);
    }

    private void send(Optional<String> to, String text) {
        socket.send(new Outgoing(to, text, false, Optional.empty(), Instant.EPOCH, false));
    }

    @Override
    public void close() {
        socket.close();
    }
}
