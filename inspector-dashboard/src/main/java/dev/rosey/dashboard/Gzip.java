package dev.rosey.dashboard;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for whoever takes it, but those that are to arrive at once and those that are short. */
public final class Gzip implements WriterInterceptor {

    private static final int WORTH_IT = 1_000;
    private static final String NAME = "gzip";

    private final HttpHeaders request;

    public Gzip(@Context HttpHeaders request) {
        this.request = request;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!isWorthIt(context)) {
            context.proceed();
            return;
        }
        context.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!accepts(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            context.proceed();
            return;
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, NAME);
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        var compressed = new GZIPOutputStream(context.getOutputStream());
        context.setOutputStream(compressed);
        context.proceed();
        compressed.finish();
    }

    private static boolean isWorthIt(WriterInterceptorContext context) {
        var isShort = context.getEntity() instanceof byte[] bytes && bytes.length < WORTH_IT;
        return !isShort && !MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(context.getMediaType());
    }

    static boolean accepts(@Nullable String header) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(coding -> coding.matches("(gzip|\\*)(\\s*;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
    }
}
