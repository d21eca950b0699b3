package dev.rosey.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {

    @ParameterizedTest
    @CsvSource({
        "chat.message, chat.message, true",
        "chat.*, chat.message, true",
        "*.message, chat.message, true",
        ">, chat.message, true",
        "chat.>, chat.message, true",
        "chat.>, chat, false",
        "chat, chat.message, false",
        "chat.*, chat, false",
        "*, chat.message, false",
        "chat.message, chat.messages, false",
        "*.*.*, chat.message, false"
    })
    void matchesAsNatsDoes(String pattern, String subject, boolean matches) {
        assertThat(SubjectPattern.of(pattern).matches(subject)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ">.a", "a b", "a.>.b"})
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> SubjectPattern.of(text)).isInstanceOf(RoseyException.class);
    }

    @Test
    void aSubjectOfAnyLengthIsCompared() {
        assertThat(SubjectPattern.ALL.matches("x".repeat(100_000))).isTrue();
    }

    @Test
    void whatIsTypedMayHaveSpaceAround() {
        assertThat(SubjectPattern.of(" chat.* ").matches("chat.message")).isTrue();
    }
}
