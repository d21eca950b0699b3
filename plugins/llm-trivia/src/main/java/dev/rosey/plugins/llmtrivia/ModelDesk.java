package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** What the configuration and the settings make: the providers, the rules for texts, the prompts. Any thread may call. */
@PluginBean
class ModelDesk {
    private static final Logger LOG = Logger.getLogger(ModelDesk.class.getName());
    private static final String BUNDLED = "blocked-words.txt";

    private final LlmConfig config;
    private final String prefix;
    private final Settings<LlmSettings> settings;
    private final ModelChain chain;
    private final FactBook facts;
    private volatile TextRules rules;

    @Inject
    ModelDesk(Config config, Settings<LlmSettings> settings, LlmStore store, Tally tally, PluginContext context) {
        this.config = LlmConfig.from(config);
        this.prefix = context.prefix();
        this.settings = settings;
        this.config.problems().forEach(problem -> LOG.log(Level.SEVERE, () -> "llm-trivia leaves out " + problem));
        this.chain = new ModelChain(
                providers(this.config.providers(), context.clock()), store, settings::current, context.clock(), tally);
        this.facts = new FactBook(this.config.factsFile());
        this.rules = rules(settings.current());
        settings.onChange(changed -> rules = rules(changed));
    }

    ModelChain chain() {
        return chain;
    }

    LlmSettings settings() {
        return settings.current();
    }

    Prompts prompts() {
        return new Prompts(settings.current().answerTokens());
    }

    TextRules rules() {
        return rules;
    }

    FactBook facts() {
        return facts;
    }

    /** Whether somebody wanted a model and made a mistake. */
    boolean isMisconfigured() {
        return !config.problems().isEmpty();
    }

    private static List<Provider> providers(List<ProviderConfig> configured, InstantSource clock) {
        return configured.stream()
                .map(each -> new Provider(each.name(), each.model(), each.price(), model(each), clock))
                .toList();
    }

    private static LanguageModel model(ProviderConfig config) {
        return switch (config.kind()) {
            case OPENAI -> HostedModel.openAi(config);
            case OLLAMA -> HostedModel.ollama(config);
            case SCRIPTED -> new ScriptedModel(config.file().orElseThrow());
        };
    }

    private TextRules rules(LlmSettings current) {
        if (chain.isEmpty()) {
            return new TextRules(prefix, BlockList.EMPTY);
        }
        List<String> words = new ArrayList<>(TextFile.lines(BUNDLED));
        words.addAll(current.blockWords());
        config.blockListFile().map(ModelDesk::entries).ifPresent(words::addAll);
        return new TextRules(prefix, BlockList.of(words));
    }

    /** A block list that cannot be read blocks the start: without it, what it forbids would be said. */
    private static List<String> entries(Path file) {
        try {
            return TextFile.entries(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("block-list-file cannot be read: " + file, unreadable);
        }
    }
}
