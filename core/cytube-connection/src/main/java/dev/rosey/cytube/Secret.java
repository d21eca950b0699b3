package dev.rosey.cytube;

/** A password that cannot be printed by accident. */
final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** For the wire, and for nothing else. */
    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
