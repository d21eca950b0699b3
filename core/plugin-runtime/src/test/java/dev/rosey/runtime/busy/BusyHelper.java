package dev.rosey.runtime.busy;

import jakarta.enterprise.context.ApplicationScoped;

/** Gone as soon as the container ends its scope: a handler that is still at work would notice. */
@ApplicationScoped
class BusyHelper {

    String word() {
        return "but surely";
    }
}
