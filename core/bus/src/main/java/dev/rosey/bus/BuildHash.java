package dev.rosey.bus;

import java.io.IOException;
import java.nio.file.Path;

/** Tells two builds of one version apart by what is in the jar. */
public final class BuildHash {

    private static final int HEX_DIGITS = 12;

    private BuildHash() {}

    /** The first twelve hexadecimal digits of the SHA-256 of a file. */
    public static String of(Path file) throws IOException {
        return Sha256.hex(file).substring(0, HEX_DIGITS);
    }
}
