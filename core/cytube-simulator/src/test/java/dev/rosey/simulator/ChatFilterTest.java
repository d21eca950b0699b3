package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ChatFilterTest {
    private final ChatFilter filter = new ChatFilter();

    @Test
    void quotesStayAsTheyAreOutsideOfLinks() {
        assertThat(filter.html("\"a\" 'b' <c> & d")).isEqualTo("\"a\" 'b' &lt;c&gt; &amp; d");
    }

    @Test
    void aLinkCannotLeaveItsAttribute() {
        assertThat(filter.html("https://example.com/\"onclick=\"x"))
                .startsWith("<a href=\"https://example.com/&quot;onclick=&quot;x\" target=");
    }

    @Test
    void otherSchemesAreNoLinks() {
        assertThat(filter.html("javascript://x ftp://y")).doesNotContain("<a");
    }

    @Property(tries = 300)
    void nothingThatWasTypedBecomesATagOfItsOwn(@ForAll @StringLength(max = 320) String typed) {
        String withoutOurTags = filter.html(typed)
                .replaceAll("<a href=\"[^\"]*\" target=\"_blank\" rel=\"noopener noreferrer\">", "")
                .replaceAll("</?(?:a|code|strong|em|s)>|<span class=\"spoiler\">|</span>", "");
        assertThat(withoutOurTags).doesNotContain("<").doesNotContain(">");
    }

    @Property(tries = 300)
    void whatIsCutCanBeSentAsUtf8(@ForAll @StringLength(max = 40) String typed) {
        String cut = Frames.cut(typed, 20);
        assertThat(cut.length()).isLessThanOrEqualTo(20);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }
}
