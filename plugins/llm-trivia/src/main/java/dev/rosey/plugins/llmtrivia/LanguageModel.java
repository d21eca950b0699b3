package dev.rosey.plugins.llmtrivia;

/** Something that answers prompts. Any thread may call. */
interface LanguageModel {

    /**
     * Blocks until the answer is there; the caller interrupts it when that takes too long.
     *
     * @throws ModelException when there is none
     */
    ModelAnswer ask(ModelPrompt prompt);
}
