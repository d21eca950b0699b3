package dev.rosey.bus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two builds of one version apart by what is in the jar. */
public final class BuildHash {

    private static final int HEX_DIGITS = 12;

    private BuildHash() {}

    /** The first twelve hexadecimal digits of the SHA-256 of a file, which is never held in memory as a whole. */
    public static String of(Path file) throws IOException {
        var digest = sha256();
        try (var bytes = Files.newInputStream(file)) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
