package dev.rosey.plugins.llmtrivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One provider over HTTP, and all that can go wrong with it. */
class HostedModelTest {
    private static final String SECRET = "sk-not-to-be-seen";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final StubEndpoint stub = new StubEndpoint();
    private final ModelPrompt prompt = new Prompts(500).riff(subject("Plan 9"));
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final InstantSource clock = () -> now;

    @AfterEach
    void close() {
        stub.close();
    }

    private static Subject subject(String title) {
        return new Subject("", Optional.of(new Media(title, "yt", 60)), List.of());
    }

    private ProviderConfig config(ProviderConfig.Kind kind, ProviderConfig.Format format) {
        String path = kind == ProviderConfig.Kind.OPENAI ? "/v1" : "";
        return new ProviderConfig(
                kind,
                "stub",
                Optional.of(URI.create(stub.url() + path)),
                "stub-model",
                new ApiKey(SECRET),
                format,
                Price.FREE,
                Optional.empty());
    }

    private Provider openAi() {
        return provider(HostedModel.openAi(config(ProviderConfig.Kind.OPENAI, ProviderConfig.Format.SCHEMA)));
    }

    private Provider provider(LanguageModel model) {
        return new Provider("stub", "stub-model", Price.FREE, model, clock);
    }

    private ModelException.Kind failure(Provider provider, Duration limit) {
        try {
            throw new AssertionError("answered: " + provider.ask(prompt, limit));
        } catch (ModelException failure) {
            assertThat(failure.getMessage()).doesNotContain(SECRET);
            assertThat(failure).hasNoCause();
            return failure.kind();
        }
    }

    @Test
    void asksAnOpenAiEndpointWithInstructionAndDataApart() {
        stub.says(purpose -> StubEndpoint.riff("Nice strings."));

        ModelAnswer answer = openAi().ask(prompt, LIMIT);

        assertThat(AnswerReader.riff(answer.text())).isEqualTo("Nice strings.");
        assertThat(answer.usage()).contains(new Usage(100, 20));
        var request = stub.requests().getFirst();
        assertThat(request.path("model").asText()).isEqualTo("stub-model");
        assertThat(request.path("max_tokens").asInt()).isEqualTo(500);
        assertThat(request.path("messages").path(0).path("role").asText()).isEqualTo("system");
        assertThat(request.path("messages").path(0).path("content").asText()).doesNotContain("Plan 9");
        assertThat(request.path("messages").path(1).path("content").asText()).contains("\"title\":\"Plan 9\"");
        assertThat(request.path("response_format")
                        .path("json_schema")
                        .path("schema")
                        .path("required")
                        .get(0)
                        .asText())
                .isEqualTo("riff");
        assertThat(stub.authorizations()).containsExactly("Bearer " + SECRET);
    }

    @Test
    void asksOllama() {
        stub.says(purpose -> StubEndpoint.riff("Nice strings."));

        ModelAnswer answer = provider(
                        HostedModel.ollama(config(ProviderConfig.Kind.OLLAMA, ProviderConfig.Format.SCHEMA)))
                .ask(prompt, LIMIT);

        assertThat(AnswerReader.riff(answer.text())).isEqualTo("Nice strings.");
        assertThat(answer.usage()).contains(new Usage(100, 20));
        var request = stub.requests().getFirst();
        assertThat(request.path("options").path("num_predict").asInt()).isEqualTo(500);
        assertThat(request.path("format").path("required").get(0).asText()).isEqualTo("riff");
        assertThat(request.path("stream").asBoolean()).isFalse();
    }

    @Test
    void asksEndpointsThatKnowNoSchema() {
        stub.says(purpose -> StubEndpoint.riff("x"));

        provider(HostedModel.openAi(config(ProviderConfig.Kind.OPENAI, ProviderConfig.Format.OBJECT)))
                .ask(prompt, LIMIT);
        provider(HostedModel.openAi(config(ProviderConfig.Kind.OPENAI, ProviderConfig.Format.NONE)))
                .ask(prompt, LIMIT);

        assertThat(stub.requests().get(0).path("response_format").path("type").asText())
                .isEqualTo("json_object");
        assertThat(stub.requests().get(1).has("response_format")).isFalse();
    }

    @Test
    void readsAnAnswerThatIsStreamedUnasked() {
        stub.once(StubEndpoint.streamed(StubEndpoint.riff("It came in pieces.")));

        ModelAnswer answer = openAi().ask(prompt, LIMIT);

        assertThat(AnswerReader.riff(answer.text())).isEqualTo("It came in pieces.");
        assertThat(answer.usage()).contains(new Usage(90, 10));
    }

    @Test
    void tellsWhatWentWrongAndWhetherItMayHaveCostSomething() {
        Provider provider = openAi();

        stub.once(StubEndpoint.status(500));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.BROKEN);
        stub.once(StubEndpoint.status(401));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.REFUSED);
        stub.once(StubEndpoint.body(200, "application/json", "not json"));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(StubEndpoint.body(200, "application/json", "{\"choices\":[]}"));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(StubEndpoint.body(200, "text/plain", ""));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(StubEndpoint.body(200, "application/json", StubEndpoint.openAi("")));
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(StubEndpoint.brokenOff());
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(StubEndpoint.endless());
        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.UNREADABLE);
        stub.once(stub.silence());
        assertThat(failure(provider, Duration.ofMillis(300))).isEqualTo(ModelException.Kind.LATE);
        stub.once(stub.trickle());
        assertThat(failure(provider, Duration.ofMillis(300))).isEqualTo(ModelException.Kind.LATE);
    }

    @Test
    void takesTheKeyNowhereElse() {
        try (var elsewhere = new StubEndpoint()) {
            stub.once((exchange, request) -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url() + "/v1/chat/completions");
                exchange.sendResponseHeaders(307, -1);
            });

            assertThat(failure(openAi(), LIMIT)).isEqualTo(ModelException.Kind.REFUSED);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void tellsThatNobodyListens() {
        stub.close();

        assertThat(failure(openAi(), LIMIT)).isEqualTo(ModelException.Kind.UNREACHABLE);
    }

    @Test
    void leavesABusyProviderAloneForAsLongAsItWants() {
        Provider provider = openAi();
        stub.once(StubEndpoint.busy("120"));

        assertThat(failure(provider, LIMIT)).isEqualTo(ModelException.Kind.BUSY);

        assertThat(provider.enter()).isFalse();
        now = now.plusSeconds(119);
        assertThat(provider.isReady()).isFalse();
        now = now.plusSeconds(1);
        assertThat(provider.enter()).isTrue();
    }

    @Test
    void leavesAProviderAloneThatFailsAgainAndAgain() {
        Provider provider = openAi();
        stub.always(StubEndpoint.status(503));
        for (int i = 0; i < 3; i++) {
            assertThat(provider.enter()).isTrue();
            failure(provider, LIMIT);
        }

        assertThat(provider.enter()).isFalse();
        assertThat(provider.isReady()).isFalse();
        now = now.plusSeconds(31);
        assertThat(provider.enter()).isTrue();
        assertThat(provider.enter()).as("only one tries whether it works again").isFalse();
    }

    @Test
    void refusesUrlsThatHoldKeysAndKeysThatAreNone() {
        assertThatThrownBy(() -> new ApiKey("two words")).hasMessageNotContaining("two words");
        assertThatThrownBy(() -> new ProviderConfig(
                        ProviderConfig.Kind.OPENAI,
                        "x",
                        Optional.of(URI.create("https://user:secret@example.org/v1")),
                        "m",
                        ApiKey.NONE,
                        ProviderConfig.Format.SCHEMA,
                        Price.FREE,
                        Optional.empty()))
                .hasMessageNotContaining("secret");
        assertThat(config(ProviderConfig.Kind.OPENAI, ProviderConfig.Format.NONE)
                        .toString())
                .doesNotContain(SECRET);
    }
}
