package dev.rosey.plugins.llmtrivia;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.TokenUsage;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model behind HTTP, spoken to through LangChain4j. No other class knows of it. */
final class HostedModel implements LanguageModel {

    private static final int BUSY = 429;
    private static final int BROKEN = 500;
    private static final String OPENAI = "api.openai.com";

    private final ChatModel model;
    private final ProviderConfig config;

    private HostedModel(ChatModel model, ProviderConfig config) {
        this.model = model;
        this.config = config;
    }

    /** Any endpoint that speaks as OpenAI does. */
    static HostedModel openAi(ProviderConfig config) {
        var model = OpenAiChatModel.builder()
                .httpClientBuilder(new BoundedHttp.Builder())
                .baseUrl(config.url().orElseThrow().toString())
                .apiKey(config.key().reveal())
                .modelName(config.model())
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
        return new HostedModel(model, config);
    }

    static HostedModel ollama(ProviderConfig config) {
        var model = OllamaChatModel.builder()
                .httpClientBuilder(new BoundedHttp.Builder())
                .baseUrl(config.url().orElseThrow().toString())
                .modelName(config.model())
                .build();
        return new HostedModel(model, config);
    }

    @Override
    public ModelAnswer ask(ModelPrompt prompt) {
        try {
            ChatResponse response = model.chat(request(prompt));
            String text = response.aiMessage().text();
            if (text == null || text.isBlank()) {
                throw new ModelException(ModelException.Kind.UNREADABLE, "the answer is empty");
            }
            return new ModelAnswer(text, usage(response.tokenUsage()));
        } catch (ModelException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    private ChatRequest request(ModelPrompt prompt) {
        var builder = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.instruction()), UserMessage.from(prompt.data()));
        return builder.parameters(parameters(prompt)).build();
    }

    private ChatRequestParameters parameters(ModelPrompt prompt) {
        boolean formatted = config.format() != ProviderConfig.Format.NONE;
        if (OPENAI.equals(config.url().map(URI::getHost).orElse(""))) {
            // Its newer models refuse the name for the limit that all others understand.
            var builder = OpenAiChatRequestParameters.builder().maxCompletionTokens(prompt.answerTokens());
            return formatted ? builder.responseFormat(format(prompt.purpose())).build() : builder.build();
        }
        var builder = ChatRequestParameters.builder().maxOutputTokens(prompt.answerTokens());
        return formatted ? builder.responseFormat(format(prompt.purpose())).build() : builder.build();
    }

    private ResponseFormat format(Purpose purpose) {
        var format = ResponseFormat.builder().type(ResponseFormatType.JSON);
        if (config.format() == ProviderConfig.Format.SCHEMA) {
            format.jsonSchema(JsonSchema.builder()
                    .name(purpose.word())
                    .rootElement(JsonRawSchema.from(purpose.schema()))
                    .build());
        }
        return format.build();
    }

    /** A provider that counts wrongly is one that does not count. */
    private static Optional<Usage> usage(@Nullable TokenUsage told) {
        if (told == null || told.inputTokenCount() == null || told.outputTokenCount() == null) {
            return Optional.empty();
        }
        int in = told.inputTokenCount();
        int out = told.outputTokenCount();
        return in <= 0 || out < 0 ? Optional.empty() : Optional.of(new Usage(in, out));
    }

    private static ModelException explained(RuntimeException failure) {
        var refusal = causes(failure)
                .filter(HttpException.class::isInstance)
                .map(HttpException.class::cast)
                .findFirst();
        if (refusal.isPresent()) {
            return explained(refusal.get());
        }
        boolean unreachable = causes(failure)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof UnresolvedAddressException);
        if (unreachable) {
            return new ModelException(ModelException.Kind.UNREACHABLE, "nobody listens there");
        }
        String last = causes(failure)
                .reduce((outer, inner) -> inner)
                .orElse(failure)
                .getClass()
                .getSimpleName();
        return new ModelException(ModelException.Kind.UNREADABLE, "the answer was lost or cannot be read: " + last);
    }

    private static ModelException explained(HttpException refusal) {
        int status = refusal.statusCode();
        var kind = status >= BROKEN
                ? ModelException.Kind.BROKEN
                : status == BUSY ? ModelException.Kind.BUSY : ModelException.Kind.REFUSED;
        var message = "HTTP status " + status;
        return refusal instanceof BoundedHttp.Refusal told
                ? new ModelException(kind, message, told.pause())
                : new ModelException(kind, message);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
