package org.entente.integration.arena;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node's process is started.
 *
 * @param prefix a program that ends in starting another one in its place
 * @param jvm options for the JVM
 * @param jar another build of the product than the one under test
 */
public record Launch(List<String> prefix, List<String> jvm, Map<String, String> environment, Optional<Path> jar) {

    private static final List<String> SMALL = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Launch {
        prefix = List.copyOf(prefix);
        jvm = List.copyOf(jvm);
        environment = Map.copyOf(environment);
    }

    public static Launch plain() {
        return new Launch(List.of(), SMALL, Map.of(), Optional.empty());
    }

    public Launch under(String... program) {
        return new Launch(List.of(program), jvm, environment, jar);
    }

    public Launch with(String... options) {
        var more = new ArrayList<>(jvm);
        more.addAll(List.of(options));
        return new Launch(prefix, more, environment, jar);
    }

    public Launch where(Map<String, String> variables) {
        return new Launch(prefix, jvm, variables, jar);
    }

    public Launch of(Path otherJar) {
        return new Launch(prefix, jvm, environment, Optional.of(otherJar));
    }
}
