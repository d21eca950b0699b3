package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is served to anybody, read once from the class path. What is not listed here is not served. */
@PluginBean
final class PageFiles {

    private static final List<String> OURS = List.of(
            "index.html",
            "style.css",
            "icon.svg",
            "api.js",
            "app.js",
            "charts.js",
            "dialogs.js",
            "dom.js",
            "errors.js",
            "events.js",
            "live.js",
            "login.js",
            "openapi.html",
            "openapi.js",
            "overview.js",
            "plugin.js",
            "questions.js",
            "settings.js",
            "store.js",
            "traces.js",
            "words.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml",
            "txt", "text/plain;charset=UTF-8");

    private final Map<String, File> files;

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // files are never compared
    record File(String name, String type, byte[] content, EntityTag tag) {

        static File of(String name, byte[] content) {
            var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) {
                throw new IllegalArgumentException("of what type is " + name + '?');
            }
            return new File(name, type, content, JsonAnswer.tag(content, false));
        }
    }

    PageFiles() {
        var ours = OURS.stream().map(name -> read(name, "page/" + name));
        var charts = Stream.of(
                read("uPlot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js"),
                read("uPlot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css"),
                read("uPlot.LICENSE.txt", "/META-INF/resources/webjars/uplot/1.6.30/LICENSE"));
        var swagger = Stream.of("swagger-ui.css", "swagger-ui-bundle.js")
                .map(name -> read(name, "/META-INF/resources/webjars/swagger-ui/5.34.1/" + name));
        this.files = Stream.of(ours, charts, swagger)
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableMap(File::name, Function.identity()));
    }

    private static File read(String name, String resource) {
        try (var stream = PageFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return File.of(name, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this name; a browser asks each time whether its copy is still the newest. Fails with 404. */
    Response answer(String name, Request request) {
        var file = files.get(name);
        if (file == null) {
            throw ProblemMapper.ofStatus(404).exception();
        }
        var unchanged = request.evaluatePreconditions(file.tag());
        var answer = unchanged == null ? Response.ok(file.content(), file.type()) : unchanged;
        return answer.tag(file.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
