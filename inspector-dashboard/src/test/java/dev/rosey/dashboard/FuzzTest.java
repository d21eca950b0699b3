package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Requests made from the contract with values that nobody means well, the same at every run. Whatever is asked, the answer is
 * in the contract, and it is never 500.
 */
class FuzzTest {

    private static final int REQUESTS = 2_100;

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "500",
            "501",
            "99999999999999999999",
            "1e3",
            "NaN",
            "null",
            "true",
            "last",
            "inspector",
            "..",
            "../..",
            ".",
            "*",
            ">",
            "a.>.b",
            "*.command_failed",
            "$SRV.PING",
            "%",
            "%00",
            "%zz",
            "\u0000",
            "\n\r",
            "a\r\nX-Injected: 1",
            "'; drop table plugins; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "\uD83C\uDFB2",
            "\u202Eevil",
            "ä".repeat(40),
            "x".repeat(300),
            "{\"a\":1}",
            "[]",
            "2026-11-22T09:00:00Z",
            "2026-13-45T99:99:99Z",
            "+1000000000-01-01T00:00:00Z",
            "0198f2c4-0000-7000-8000-000000000001",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "4bf92f",
            "ffffffffffffffffffffffffffffffff",
            "/",
            "//",
            "\\",
            ";a=b",
            "?",
            "#",
            "&&",
            "=",
            "rosey.command.plugin.reload",
            "-",
            "_",
            "A-Z");

    private static final List<String> TYPES = List.of(
            "application/json",
            "*/*",
            "application/x-ndjson",
            "text/csv",
            "text/html",
            "image/png",
            "nonsense",
            "a/b;q=2",
            "application/json;q=0",
            "text/event-stream;charset=x");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "BREW");

    private static final Rig rig = new Rig().with("rosey.api.requests-per-second", "100000");
    private static final Contract contract = new Contract();

    private final Random random = new Random(20_261_122);

    @BeforeAll
    static void start() {
        rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The paths of the contract with their parameters; the stream has a test of its own, as it does not end. */
    private static List<String> paths() {
        return contract.document().path("paths").propertyNames().stream()
                .filter(path -> !path.endsWith("/stream"))
                .toList();
    }

    private List<String> parameters(String path) {
        var names = new ArrayList<String>();
        for (JsonNode parameter :
                contract.document().path("paths").path(path).path("get").path("parameters")) {
            var name = parameter.path("$ref").asString("").replaceAll(".*/", "");
            names.add(name.isEmpty() ? parameter.path("name").asString("x") : name.toLowerCase(Locale.ROOT));
        }
        names.add("nonsense");
        names.add("field.a.b");
        names.add("trace_id");
        return names;
    }

    private String address(String path) {
        var address = path;
        while (address.contains("{")) {
            address = address.replaceFirst(
                    "\\{[^}]+}", encoded(any(VALUES)).replace("%", "%25").replace("%25", "%"));
        }
        if (oneIn(20)) {
            address += '/' + encoded(any(VALUES));
        }
        var query = new TreeMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            query.put(any(parameters(path)), any(VALUES));
        }
        var text = new StringBuilder(address);
        query.forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return text.toString();
    }

    private HttpRequest request(String address) {
        var builder = rig.request(address);
        if (oneIn(6)) {
            builder.header("Accept", any(TYPES));
        }
        if (oneIn(8)) {
            builder.header("If-None-Match", any(List.of("*", "\"x\"", "W/\"x\"", "x", "\"", "W/")));
        }
        if (oneIn(8)) {
            builder.header("Accept-Encoding", any(List.of("gzip;q=0", "identity", "br", ",,,", "gzip;q=x")));
        }
        if (oneIn(10)) {
            builder.header(
                    any(List.of("X-HTTP-Method-Override", "Last-Event-ID", "Range", "If-Modified-Since", "Cookie")),
                    "x;y=1,,");
        }
        var method = oneIn(3) ? any(METHODS) : "GET";
        if (List.of("POST", "PUT", "PATCH").contains(method)) {
            if (oneIn(2)) {
                builder.header("Content-Type", any(TYPES));
            }
            return builder.method(method, BodyPublishers.ofString(any(VALUES))).build();
        }
        return builder.method(method, BodyPublishers.noBody()).build();
    }

    /**
     * What the server looks for: the API by the path as it is written, but for a last slash; the rest without its dots and its last
     * slash, where it does not take them for names that nothing has.
     */
    private static String path(HttpRequest request, int status) {
        var path = request.uri().getRawPath();
        var bare = path.replaceFirst("/$", "");
        if (contract.knows(request.method(), path)) {
            return path;
        }
        if (path.startsWith("/api/")) {
            return bare;
        }
        if (status == 404) {
            return path;
        }
        if (contract.knows(request.method(), bare)) {
            return bare;
        }
        boolean isDotted = path.matches(".*/\\.\\.?(/.*)?");
        return isDotted ? Path.of(path).normalize().toString() : path;
    }

    @Test
    void everyAnswerIsInTheContract() {
        var paths = paths();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            var address = address(any(paths));
            var request = request(address);
            HttpResponse<String> answer = rig.send(request);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode())
                    .as(request + " " + request.headers().map())
                    .isNotEqualTo(500);
            assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
            if (!List.of("HEAD", "OPTIONS").contains(request.method())) {
                contract.check(request.method(), path(request, answer.statusCode()), answer);
            }
        }
        assertThat(statuses.keySet()).as(statuses.toString()).contains(200, 400, 404, 405, 406, 415);
    }
}
