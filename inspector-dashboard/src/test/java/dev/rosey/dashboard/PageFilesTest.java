package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Pattern IMPORT = Pattern.compile("from './([a-z]+\\.js)'");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([a-z]+\\.js)\"");

    /** Else the browser learns of one module after the other, and the page waits for each. */
    @Test
    void everyModuleOfThePageIsAskedForAtOnce() throws IOException {
        var imported = new TreeSet<String>();
        collect("app.js", imported);
        assertThat(PRELOAD.matcher(read("index.html")).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(imported);
    }

    private static void collect(String module, Set<String> found) throws IOException {
        var names = IMPORT.matcher(read(module))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        for (var name : names) {
            if (found.add(name)) {
                collect(name, found);
            }
        }
    }

    private static String read(String name) throws IOException {
        try (var file = PageFilesTest.class.getResourceAsStream("page/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
