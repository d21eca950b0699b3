package dev.rosey.plugin;

/**
 * A bean that has something to finish before its module stops: a game to hand over, a buffer to write.
 */
public interface Drainable {

    /**
     * Called once, when the module takes no more commands and those under way are answered. It may block for at most 5 s
     * and may still publish and store; what it throws is logged.
     */
    void drain();
}
