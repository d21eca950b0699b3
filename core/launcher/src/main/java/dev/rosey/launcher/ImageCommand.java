package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Completes the folder of an image with its {@link RunFiles}; the build calls it. */
@Command(name = "image", hidden = true)
final class ImageCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Holds libraries and modules.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        new RunFiles(folder, Plan.Mains.STANDARD).write();
        return 0;
    }
}
