package dev.rosey.plugin;

/**
 * What one instance of a module has to itself for as long as it holds it. All methods may be called from any thread.
 */
public interface Lease {

    /**
     * Whether it is held at this moment. Ask before each thing that nobody else may do at the same time: an instance that
     * cannot renew its lease has lost it some time before anybody else can take it.
     */
    boolean isHeld();

    /** Calls back once when it is lost without having been released; at once when it is lost already. */
    void onLost(Runnable listener);

    /** Gives it back, so that another instance can have it at once. Returns when that is done or cannot be done. */
    void release();
}
