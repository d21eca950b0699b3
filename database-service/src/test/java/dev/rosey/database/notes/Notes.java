package dev.rosey.database.notes;

import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.Storage;
import jakarta.inject.Inject;

/** A plugin that stores, for tests. */
@RoseyPlugin(name = "notes", family = "notes", database = "notes", description = "Keeps notes")
public class Notes {

    private final Storage storage;

    @Inject
    public Notes(Storage storage) {
        this.storage = storage;
    }

    public Storage storage() {
        return storage;
    }
}
