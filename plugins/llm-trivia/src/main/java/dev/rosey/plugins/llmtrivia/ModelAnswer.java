package dev.rosey.plugins.llmtrivia;

import java.util.Optional;

/**
 * What a model answered.
 *
 * @param text as it came: never trusted
 * @param usage what it took, where the provider tells
 */
record ModelAnswer(String text, Optional<Usage> usage) {}
