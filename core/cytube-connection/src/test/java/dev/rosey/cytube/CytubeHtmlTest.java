package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CytubeHtmlTest {

    @Test
    void tagsAreStrippedAndEntitiesThenDecodedOnce() {
        assertThat(CytubeHtml.text("&lt;b&gt;tag&lt;/b&gt; &amp; \"dq\" 'sq' (paren) a&lt;b &amp;&amp; c&gt;d"))
                .isEqualTo("<b>tag</b> & \"dq\" 'sq' (paren) a<b && c>d");
        assertThat(CytubeHtml.text("already &amp;amp; encoded &amp;lt;x&amp;gt;"))
                .isEqualTo("already &amp; encoded &lt;x&gt;");
    }

    @Test
    void whatTheChannelsFiltersMarkedUpComesBackAsTyped() {
        assertThat(CytubeHtml.text("!play snake<em>case</em>name and <strong>star</strong>"))
                .isEqualTo("!play snake_case_name and *star*");
        assertThat(CytubeHtml.text("<strong>bold</strong> <em>ital</em> <code>code</code> <s>strike</s>"
                        + " <span class=\"spoiler\">secret</span>"))
                .isEqualTo("*bold* _ital_ `code` ~~strike~~ [sp]secret[/sp]");
    }

    @Test
    void aLinkIsItsAddress() {
        assertThat(CytubeHtml.text("see <a href=\"https://example.com/watch?v=a_b_c&amp;t=1*2*3\" target=\"_blank\""
                        + " rel=\"noopener noreferrer\">https://example.com/watch?v=a_b_c&amp;t=1*2*3</a> now"))
                .isEqualTo("see https://example.com/watch?v=a_b_c&t=1*2*3 now");
    }

    @Test
    void aPictureIsItsTitleElseItsAlternativeElseItsAddress() {
        assertThat(CytubeHtml.text("look <img src=\"https://example.com/p.png\" /> here"))
                .isEqualTo("look https://example.com/p.png here");
        assertThat(CytubeHtml.text("<img src='a.png' alt='cat &amp; dog'>")).isEqualTo("cat & dog");
        assertThat(CytubeHtml.text("<IMG alt=\"cat\" title=\":cat:\" src=\"a.png\">"))
                .isEqualTo(":cat:");
    }

    @Test
    void otherElementsLeaveTheirTextAndNestedSpansTheirOwnEnds() {
        assertThat(CytubeHtml.text("<span style=\"color: red\">a <span class=\"spoiler\">b</span> c</span><br>d"))
                .isEqualTo("a [sp]b[/sp] c d");
        assertThat(CytubeHtml.text("</span>x<font title=\"1 > 0\">y</font>")).isEqualTo("xy");
    }

    @Test
    void numericEntitiesAreCharactersAndImpossibleOnesStay() {
        assertThat(CytubeHtml.text("&#39;&#x27;&quot;&#128512;&nbsp;&#xD800;&#9999999;&bogus;&"))
                .isEqualTo("''\"😀 &#xD800;&#9999999;&bogus;&");
    }

    @Test
    void whatOnlyLooksLikeATagIsText() {
        assertThat(CytubeHtml.text("1 < 2 <3 <> <b")).isEqualTo("1 < 2 <3 <> <b");
    }

    @Property
    void whateverWasTypedWithoutMarksComesBack(@ForAll("unmarked") String typed) {
        assertThat(CytubeHtml.text(escaped(typed))).isEqualTo(typed);
    }

    @Property
    void whateverWasTypedWithMarksComesBack(@ForAll("marked") List<String> pieces) {
        String typed = String.join(" ", pieces);
        assertThat(CytubeHtml.text(filtered(escaped(typed)))).isEqualTo(typed);
    }

    @Property
    void anythingAtAllIsRead(@ForAll @StringLength(max = 400) String html, @ForAll("fragments") List<String> tags) {
        assertThat(CytubeHtml.text(html + String.join(html, tags))).isNotNull();
    }

    @Provide
    Arbitrary<String> unmarked() {
        return Arbitraries.strings().ofMaxLength(320);
    }

    @Provide
    Arbitrary<List<String>> marked() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("<>&\"'")
                .ofMinLength(1);
        Arbitrary<String> piece = Arbitraries.oneOf(
                word,
                word.map(it -> "*" + it + "*"),
                word.map(it -> "snake_" + it + "_name"),
                word.map(it -> "`" + it + "`"),
                word.map(it -> "~~" + it + "~~"),
                word.map(it -> "*~~" + it + "~~*"),
                word.map(it -> "[sp]" + it + "[/sp]"));
        return piece.list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> fragments() {
        return Arbitraries.of(
                        "<",
                        "</",
                        "<a",
                        "<img alt='",
                        "\"",
                        "'",
                        ">",
                        "&",
                        "&#",
                        "&#x;",
                        "<span class=\"spoiler\">",
                        "</span>")
                .list()
                .ofMaxSize(30);
    }

    private static String escaped(String typed) {
        return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The filters that every CyTube channel starts with. */
    private static String filtered(String escaped) {
        return escaped.replaceAll("`(.+?)`", "<code>$1</code>")
                .replaceAll("\\*(.+?)\\*", "<strong>$1</strong>")
                .replaceAll("_(.+?)_", "<em>$1</em>")
                .replaceAll("~~(.+?)~~", "<s>$1</s>")
                .replaceAll("(?i)\\[sp\\](.*?)\\[/sp\\]", "<span class=\"spoiler\">$1</span>");
    }
}
