package org.entente.integration.system;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The class path of this process. */
public final class ClassPath {

    private ClassPath() {}

    public static String whole() {
        return System.getProperty("java.class.path");
    }

    /** The first entry whose file name matches. */
    public static Optional<Path> entry(String fileName) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(whole())
                .map(Path::of)
                .filter(entry -> String.valueOf(entry.getFileName()).matches(fileName))
                .findFirst();
    }
}
