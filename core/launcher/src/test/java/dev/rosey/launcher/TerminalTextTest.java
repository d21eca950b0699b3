package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a &lt;b&gt; &amp;amp; c | a <b> &amp; c
            <strong>bold</strong>, <em>thin</em>, <s>gone</s> | *bold*, _thin_, ~~gone~~
            <a href="x">http://x</a> | http://x
            &#39;quoted&#39; &quot;twice&quot; | 'quoted' "twice"
            &#x1F3B2; rolls $1 | 🎲 rolls $1
            &#12ab; &#xyz; &lt | &#12ab; &#xyz; &lt
            """)
    void htmlBecomesWhatWasTyped(String html, String text) {
        assertThat(TerminalText.plain(html)).isEqualTo(text);
    }

    @Test
    void nothingMovesTheTerminalsCursor() {
        assertThat(TerminalText.plain("a\u001b[2J&#27;[H&#10;b")).isEqualTo("a [2J [H b");
    }
}
