package dev.rosey.plugins.quote;

/**
 * Some quotes, written down.
 *
 * @param text with a line break behind each line
 * @param quotes how many there are
 */
record TransferPage(String text, int quotes) {}
