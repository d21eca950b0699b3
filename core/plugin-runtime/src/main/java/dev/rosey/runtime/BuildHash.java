package dev.rosey.runtime;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two builds of one version apart by what is in the jar. */
final class BuildHash {

    private static final int HEX_DIGITS = 12;

    private BuildHash() {}

    /** The first twelve hexadecimal digits of the SHA-256 of the jar that holds a resource; {@code classes} for a folder. */
    static String of(URL resource) throws IOException {
        if (!(resource.openConnection() instanceof JarURLConnection jar)) {
            return "classes";
        }
        var bytes = Files.readAllBytes(
                Path.of(java.net.URI.create(jar.getJarFileURL().toString())));
        return HexFormat.of().formatHex(sha256(bytes)).substring(0, HEX_DIGITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
