package dev.rosey.plugins.dice;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A fast generator of good quality that all threads may share, seeded with what nobody can guess. */
final class SharedGenerator implements RandomGenerator {
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final int SEED_BYTES = 32;

    private final RandomGenerator generator;

    SharedGenerator(RandomGenerator generator) {
        this.generator = generator;
    }

    static SharedGenerator seededSecurely() {
        byte[] seed = new SecureRandom().generateSeed(SEED_BYTES);
        return new SharedGenerator(RandomGeneratorFactory.of(ALGORITHM).create(seed));
    }

    @Override
    public synchronized long nextLong() {
        return generator.nextLong();
    }
}
