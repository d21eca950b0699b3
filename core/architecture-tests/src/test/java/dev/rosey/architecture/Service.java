package dev.rosey.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** Tells the services apart, each with the plugins as one more. */
final class Service {

    static final SliceAssignment SLICES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return NAMES.stream()
                    .filter(name -> liesIn(type.getPackageName(), "dev.rosey." + name))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElse(SliceIdentifier.ignore());
        }

        @Override
        public String getDescription() {
            return "services";
        }
    };

    private static final List<String> NAMES = List.of("cytube", "core", "database", "dashboard", "plugins");

    private Service() {}

    private static boolean liesIn(String packageName, String parent) {
        return packageName.equals(parent) || packageName.startsWith(parent + '.');
    }
}
