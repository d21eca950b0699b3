package dev.rosey.plugins.llmtrivia;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One entry of {@code providers}.
 *
 * @param name what it is called in events and by {@code !llm status}
 * @param url of an OpenAI-compatible endpoint up to {@code /v1}, or of Ollama
 * @param model the model's name there
 * @param key sent to OpenAI-compatible endpoints
 * @param format how an answer's form is asked for
 * @param price what it takes
 * @param file the answers of a scripted provider
 */
record ProviderConfig(
        Kind kind,
        String name,
        Optional<URI> url,
        String model,
        ApiKey key,
        Format format,
        Price price,
        Optional<Path> file) {

    enum Kind {
        OPENAI,
        OLLAMA,
        SCRIPTED
    }

    /** What an endpoint understands: a JSON schema, the wish for a JSON object, or neither. */
    enum Format {
        SCHEMA,
        OBJECT,
        NONE
    }

    ProviderConfig {
        if (kind == Kind.SCRIPTED && file.isEmpty()) {
            throw new IllegalArgumentException("a scripted provider needs a file");
        }
        if (kind != Kind.SCRIPTED && (url.isEmpty() || model.isEmpty())) {
            throw new IllegalArgumentException("a provider needs url and model");
        }
        url.ifPresent(ProviderConfig::check);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
            throw new IllegalArgumentException("a provider's name is letters, digits, dots and hyphens");
        }
    }

    private static void check(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
            throw new IllegalArgumentException("a provider's url is http(s)://host[:port][/path]; keys have key-file");
        }
    }
}
