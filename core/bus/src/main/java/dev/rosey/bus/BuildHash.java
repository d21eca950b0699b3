package dev.rosey.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two builds of one version apart by what is in the jar. */
public final class BuildHash {

    private static final int HEX_DIGITS = 12;

    private BuildHash() {}

    /** The first twelve hexadecimal digits of the SHA-256 of a file. */
    public static String of(Path file) throws IOException {
        return HexFormat.of().formatHex(sha256(Files.readAllBytes(file))).substring(0, HEX_DIGITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
