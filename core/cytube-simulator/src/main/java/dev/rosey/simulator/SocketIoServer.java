package dev.rosey.simulator;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One port with Socket.IO and the pages on it. Built from netty-socketio's parts instead of its {@code SocketIOServer},
 * which tells neither the port it got nor its connections.
 */
final class SocketIoServer extends SocketIOChannelInitializer {
    private static final System.Logger LOG = System.getLogger(SocketIoServer.class.getName());
    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int LARGEST_REQUEST = 8 * 1024;
    private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    private final World world;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Namespace namespace;
    private final WebPages pages;
    private final Channel server;

    /** Binds at once; a taken port is an {@code IOException}. */
    SocketIoServer(World world, EventLoopGroup loop, int port) throws IOException {
        this.world = world;
        Configuration configuration = configuration();
        NamespacesHub hub = new NamespacesHub(configuration);
        namespace = hub.create(Namespace.DEFAULT_NAME);
        pages = new WebPages(this::isFull);
        listen();
        start(configuration, hub);
        server = bind(loop, port);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setPingInterval(25_000);
        configuration.setPingTimeout(120_000);
        configuration.setMaxFramePayloadLength(LARGEST_FRAME);
        configuration.setMaxHttpContentLength(LARGEST_REQUEST);
        configuration.setRandomSession(true);
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        configuration.setAddVersionHeader(false);
        configuration.setJsonSupport(new JsonFrames());
        configuration.setExceptionListener(new HangUp());
        return configuration;
    }

    private void listen() {
        new Reception(world).handlers().forEach((event, handler) -> {
            namespace.addEventListener(event, JsonNode.class, (socket, frame, ack) -> {
                Visitor visitor = Sessions.visitor(socket);
                if (visitor != null) {
                    handler.handle(visitor, frame, ack);
                }
            });
        });
        namespace.addEventListener(JsonFrames.MALFORMED, JsonNode.class, (socket, frame, ack) -> hangUp(socket));
        namespace.addDisconnectListener(socket -> {
            Visitor visitor = Sessions.visitor(socket);
            if (visitor != null) {
                visitor.vanished();
            }
        });
    }

    private Channel bind(EventLoopGroup loop, int port) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                .childHandler(this);
        try {
            return bootstrap
                    .bind(world.config().host(), port)
                    .syncUninterruptibly()
                    .channel();
        } catch (Exception notBound) {
            super.stop();
            throw new IOException("cannot listen on " + world.config().host() + ":" + port, notBound);
        }
    }

    @Override
    protected void initChannel(Channel channel) throws Exception {
        super.initChannel(channel);
        channel.pipeline().addBefore(PACKET_HANDLER, "pages", pages);
        channel.pipeline().addBefore(PACKET_HANDLER, "gate", new FrameGate(world, namespace));
        channel.pipeline().addLast("last", new HangUpAtLast());
        connections.add(channel);
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    int connections() {
        return connections.size();
    }

    /** Cuts every connection without a word. */
    void dropConnections() {
        connections.close().awaitUninterruptibly();
    }

    /**
     * Frees the port and cuts every connection. The JDK lets go of a closed socket only when its selector looks again, which
     * it does before it runs a timer.
     */
    @Override
    public void stop() {
        server.close().syncUninterruptibly();
        server.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).syncUninterruptibly();
        dropConnections();
        super.stop();
    }

    private boolean isFull() {
        return connections.size() > world.config().connections();
    }

    private static void hangUp(SocketIOClient socket) {
        Visitor visitor = Sessions.visitor(socket);
        if (visitor != null) {
            visitor.hangUp();
        }
    }

    /** Hangs up on whoever makes a decoder fail, with a frame that is too long for instance. */
    private static final class HangUpAtLast extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            var unused = context.close();
        }
    }

    /** Hangs up on whoever makes something fail. */
    private static final class HangUp extends ExceptionListenerAdapter {
        @Override
        public void onEventException(Exception broken, List<Object> args, SocketIOClient client) {
            LOG.log(System.Logger.Level.ERROR, "an event could not be handled", broken);
            hangUp(client);
        }

        @Override
        public void onAuthException(Throwable broken, SocketIOClient client) {
            hangUp(client);
        }

        @Override
        public boolean exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            var unused = context.close();
            return true;
        }
    }
}
