package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a plugin module that builds and passes its tests, for its author to go on from. */
@Command(name = "new-plugin", description = "Writes a new plugin module.", mixinStandardHelpOptions = true)
final class NewPluginCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Its name: lower-case letters, digits and hyphens.")
    private @Nullable String name;

    @Override
    public Integer call() {
        var root = Path.of(System.getProperty("rosey.root", ""));
        var plugin = NewPlugin.of(String.valueOf(name));
        var folder = plugin.write(root);
        System.out.println("Wrote " + root.relativize(folder) + ". Next:");
        System.out.println("  ./rosey test -pl plugins/" + plugin.name() + " -am   builds it and runs its tests");
        System.out.println("  ./rosey up" + " ".repeat(19) + "and say !" + plugin.token() + " hello in the channel");
        return 0;
    }
}
