package dev.rosey.simulator;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.namespace.Namespace;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through only those frames of one connection that netty-socketio handles well, and hangs up on the rest, as the
 * recorded server does. Greets each Socket.IO session after the answer to its connect packet.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {
    private static final int ENOUGH_TO_TELL = 64;
    private static final Pattern EVENT = Pattern.compile("42\\d{0,10}\\[.*", Pattern.DOTALL);
    private static final Pattern CONNECT = Pattern.compile("40(\\{.*)?", Pattern.DOTALL);
    private static final Pattern ELSEWHERE = Pattern.compile("40(/[\\w/-]{1,50}),?");
    private final World world;
    private final Namespace namespace;
    private boolean connected;

    FrameGate(World world, Namespace namespace) {
        this.world = world;
        this.namespace = namespace;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof PacketsMessage packets)) {
            context.fireChannelRead(message);
            return;
        }
        ByteBuf content = packets.getContent();
        int shown = Math.min(content.readableBytes(), ENOUGH_TO_TELL);
        String start = content.toString(content.readerIndex(), shown, StandardCharsets.ISO_8859_1);
        boolean whole = shown == content.readableBytes();
        Matcher elsewhere = ELSEWHERE.matcher(start);
        if (CONNECT.matcher(start).matches()) {
            connect(context, packets);
        } else if (whole && elsewhere.matches()) {
            refuseNamespace(context, elsewhere.group(1));
        } else if (isLetThrough(start, whole, content)) {
            context.fireChannelRead(message);
        } else {
            hangUp(context);
        }
    }

    private boolean isLetThrough(String start, boolean whole, ByteBuf content) {
        if (whole && start.equals("3")) {
            return true;
        }
        return connected && EVENT.matcher(start).matches() && content.bytesBefore((byte) 0x1E) < 0;
    }

    /** What the client sends along with its connect packet is for namespaces with authentication; there is none. */
    private void connect(ChannelHandlerContext context, PacketsMessage packets) {
        ByteBuf content = packets.getContent();
        content.writerIndex(content.readerIndex() + 2);
        ClientHead client = packets.getClient();
        SocketIOClient old = client.getChildClient(namespace);
        if (connected && old != null && Sessions.visitor(old) != null) {
            hangUp(context);
            return;
        }
        connected = true;
        context.fireChannelRead(packets);
        SocketIOClient socket = client.getChildClient(namespace);
        if (socket != null) {
            Visitor visitor = new Visitor(socket, () -> hangUp(context), world.clock());
            Sessions.remember(socket, visitor);
            visitor.send("rank", Ranks.wire(Ranks.ANONYMOUS));
        }
    }

    private static void refuseNamespace(ChannelHandlerContext context, String name) {
        var unused = context.channel()
                .writeAndFlush(new TextWebSocketFrame("44" + name + ",{\"message\":\"Invalid namespace\"}"));
    }

    /** Somebody who does not read what it is sent is not waited for. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            hangUp(context);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        hangUp(context);
    }

    private static void hangUp(ChannelHandlerContext context) {
        var unused = context.close();
    }
}
