package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What a model is asked.
 *
 * @param instruction ours alone
 * @param data a JSON object; what strangers typed stands here and nowhere else
 * @param answerTokens the most that may be answered
 */
record ModelPrompt(Purpose purpose, String instruction, String data, int answerTokens) {

    private static final int FRAME_TOKENS = 200;
    private static final int HASH_LENGTH = 16;

    /**
     * The most that it can use: no tokenizer makes more tokens of a text than it has bytes, and the frame that providers put
     * around messages is small.
     */
    Usage worst() {
        long bytes = (long) instruction.getBytes(StandardCharsets.UTF_8).length
                + data.getBytes(StandardCharsets.UTF_8).length
                + purpose.schema().getBytes(StandardCharsets.UTF_8).length;
        return new Usage(bytes + FRAME_TOKENS, answerTokens);
    }

    /** What tells prompts apart without telling what they say. */
    String hash() {
        return Sha256.hex(instruction + '\0' + data).substring(0, HASH_LENGTH);
    }
}
