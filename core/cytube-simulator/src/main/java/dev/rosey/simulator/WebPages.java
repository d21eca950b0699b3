package dev.rosey.simulator;

import static io.netty.handler.codec.http.HttpHeaderNames.CACHE_CONTROL;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_SECURITY_POLICY;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.ORIGIN;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_KEY;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_VERSION;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers plain HTTP on the port that Socket.IO is served on, and lets pass only what really is a websocket upgrade of
 * Engine.IO 4: netty-socketio keeps a session for whatever else looks like one.
 */
@Sharable
final class WebPages extends ChannelInboundHandlerAdapter {
    private static final Pattern SOCKETCONFIG = Pattern.compile("/socketconfig/(.*)\\.json");
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");
    private static final String JSON = "application/json";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'";
    private final Assets assets = Assets.load();
    private final BooleanSupplier full;

    /** Answers 503 to Socket.IO while there are too many connections. */
    WebPages(BooleanSupplier full) {
        this.full = full;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        HttpAnswer answer = request.decoderResult().isSuccess()
                ? answer(context, request, uri)
                : HttpAnswer.text(400, "bad request");
        if (answer == null) {
            context.fireChannelRead(message);
            return;
        }
        send(context, request, answer);
        request.release();
    }

    /** Null when the request is for Socket.IO and may pass. */
    private @Nullable HttpAnswer answer(
            ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder uri) {
        if (uri.path().equals("/socket.io/")) {
            return socketIo(request, uri.parameters());
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return HttpAnswer.text(405, "only GET");
        }
        return page(context, request.headers(), uri.path());
    }

    private HttpAnswer page(ChannelHandlerContext context, HttpHeaders headers, String path) {
        Matcher socketconfig = SOCKETCONFIG.matcher(path);
        if (socketconfig.matches()) {
            return socketconfig(context, headers, socketconfig.group(1));
        }
        if (path.startsWith("/r/") && Names.isChannel(path.substring(3))) {
            return assets.page();
        }
        return switch (path) {
            case "/health/ready", "/health/live", "/health" -> new HttpAnswer(200, JSON, "{\"status\":\"UP\"}");
            case "/page/chat.js" -> assets.script();
            case "/page/chat.css" -> assets.style();
            default -> HttpAnswer.text(404, "nothing here; a channel is at /r/<name>");
        };
    }

    private static HttpAnswer socketconfig(ChannelHandlerContext context, HttpHeaders headers, String channel) {
        if (!Names.isChannel(channel)) {
            return new HttpAnswer(
                    404, JSON, Assets.json(Map.of("error", "Channel \"" + channel + "\" does not exist.")));
        }
        Server here = new Server("http://" + address(context, headers), false);
        return new HttpAnswer(200, JSON, Assets.json(new Servers(List.of(here))));
    }

    /** Host and port as the client knows them, be it through a forwarded port. */
    private static String address(ChannelHandlerContext context, HttpHeaders headers) {
        String host = headers.get(HOST, "");
        int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
        return PLAIN_HOST.matcher(host).matches() ? host : "127.0.0.1:" + port;
    }

    private @Nullable HttpAnswer socketIo(FullHttpRequest request, Map<String, List<String>> parameters) {
        HttpHeaders headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)
                || !headers.containsValue(UPGRADE, "websocket", true)
                || !headers.contains(SEC_WEBSOCKET_VERSION, "13", false)
                || !headers.contains(SEC_WEBSOCKET_KEY)
                || !List.of("4").equals(parameters.get("EIO"))
                || !List.of("websocket").equals(parameters.get("transport"))
                || parameters.containsKey("sid")) {
            return new HttpAnswer(400, JSON, "{\"code\":0,\"message\":\"Transport unknown\"}");
        }
        String origin = headers.get(ORIGIN);
        if (origin != null && !origin.replaceFirst("^https?://", "").equals(headers.get(HOST))) {
            return HttpAnswer.text(403, "from another site");
        }
        return full.getAsBoolean() ? HttpAnswer.text(503, "too many connections") : null;
    }

    /** The connection is not kept: netty-socketio hangs up on one that is silent anyway. */
    private static void send(ChannelHandlerContext context, FullHttpRequest request, HttpAnswer answer) {
        ByteBuf body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        response.headers()
                .set(CONTENT_TYPE, answer.type())
                .set(CONTENT_LENGTH, body.readableBytes())
                .set(CONTENT_SECURITY_POLICY, POLICY + " ws://" + address(context, request.headers()))
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer")
                .set(CACHE_CONTROL, "no-store")
                .set(CONNECTION, "close");
        if (request.method().equals(HttpMethod.HEAD)) {
            body.clear();
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private record Servers(List<Server> servers) {}

    private record Server(String url, boolean secure) {}
}
