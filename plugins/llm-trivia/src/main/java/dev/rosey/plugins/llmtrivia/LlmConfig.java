package dev.rosey.plugins.llmtrivia;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What only the operator of the machine may say, in {@code rosey.yaml} or the environment, and chat may not change: where
 * requests and keys go, and which files are read. Read once at start.
 *
 * <pre>{@code
 * providers:
 *   - kind: openai                      # openai (any compatible endpoint), ollama, scripted
 *     url: https://api.openai.com/v1
 *     model: gpt-4o-mini
 *     key-file: /etc/rosey/openai-key   # or key-env: OPENAI_API_KEY
 *     price-in: 0.15
 *     price-out: 0.60
 * }</pre>
 *
 * @param providers in the order in which they are asked
 * @param problems what is wrong with entries that are left out
 */
record LlmConfig(
        List<ProviderConfig> providers, List<String> problems, Optional<Path> factsFile, Optional<Path> blockListFile) {

    private static final String SETTINGS = "rosey.plugins.llm-trivia.settings.";
    private static final int MOST_PROVIDERS = 8;

    LlmConfig {
        providers = List.copyOf(providers);
        problems = List.copyOf(problems);
    }

    static LlmConfig from(Config config) {
        List<ProviderConfig> providers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < MOST_PROVIDERS; i++) {
            var entry = new Entry(config, SETTINGS + "providers." + i + '.');
            if (entry.text("kind").isPresent()) {
                try {
                    providers.add(entry.provider());
                } catch (RuntimeException wrong) {
                    problems.add("providers[" + i + "]: " + wrong.getMessage());
                }
            }
        }
        var settings = new Entry(config, SETTINGS);
        return new LlmConfig(
                providers,
                problems,
                settings.text("facts-file").map(Path::of),
                settings.text("block-list-file").map(Path::of));
    }

    /** The keys below one place. */
    private record Entry(Config config, String place) {

        Optional<String> text(String key) {
            return config.getOptionalValue(place + key, String.class)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        ProviderConfig provider() {
            var kind = one(ProviderConfig.Kind.class, text("kind").orElseThrow());
            return new ProviderConfig(
                    kind,
                    text("name").orElse(kind.name().toLowerCase(Locale.ROOT)),
                    text("url").map(Entry::url),
                    text("model").orElse(kind == ProviderConfig.Kind.SCRIPTED ? "script" : ""),
                    key(),
                    one(ProviderConfig.Format.class, text("format").orElse("schema")),
                    new Price(amount("price-in"), amount("price-out")),
                    text("file").map(Path::of));
        }

        /** Without repeating what cannot be read: it may hold a key. */
        private static URI url(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException unreadable) {
                throw new IllegalArgumentException("the url cannot be read");
            }
        }

        private ApiKey key() {
            Optional<ApiKey> inFile = text("key-file").map(Path::of).map(ApiKey::read);
            return inFile.or(this::keyInEnvironment).orElse(ApiKey.NONE);
        }

        private Optional<ApiKey> keyInEnvironment() {
            return text("key-env")
                    .map(name -> Optional.ofNullable(System.getenv(name))
                            .map(String::strip)
                            .map(ApiKey::new)
                            .orElseThrow(() -> new IllegalArgumentException("the variable " + name + " is not set")));
        }

        private BigDecimal amount(String key) {
            return text(key).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        }

        private static <E extends Enum<E>> E one(Class<E> type, String value) {
            try {
                return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(
                        "“" + value + "” is none of "
                                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT),
                        unknown);
            }
        }
    }
}
