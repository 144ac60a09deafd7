package org.entente.integration.story;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayState;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.core.message.AuthorityKind;

/**
 * States with all these authorities, the same in each, every one of which works in the shared language.
 *
 * @param competences what each of them may receive
 */
record EveryAuthority(Map<AuthorityKind, Set<String>> competences) {

    /** A message whose bell nobody heard stands for longer than a test waits. */
    private static final String NOBODY_RINGS_AGAIN = "limits:\n  sweep: 10m\n";

    PlayState state(String code, String name) {
        return new PlayState(
                code,
                name,
                competences.keySet().stream()
                        .map(EveryAuthority::keys)
                        .sorted(java.util.Comparator.comparing(PlayAgency::code))
                        .toList());
    }

    static PlayAgency keys(AuthorityKind kind) {
        return new PlayAgency(kind.name().replace("_", ""));
    }

    String nodeYaml(World.Place here, List<World.Place> all) {
        String agencies = lines((kind, families) -> """
              - authority: %s
                name: %s %s
                certificate-files: [%s/agencies/%s.crt.pem]
                may-receive: %s
                writes: [shared/v1, shared-json/v1]
            """.formatted(
                        kind, here.state().name(), kind, here.keys(), keys(kind).alias(), families));
        String desks = lines("      %s: %s\n"::formatted);
        return NodeYaml.of(here, all)
                .replaceFirst("(?s)agencies:\n.*(?=partners:)", "agencies:\n" + agencies)
                .replaceAll("(?m)(?<=    desks:\n)(      .*\n)+", desks)
                .concat(NOBODY_RINGS_AGAIN);
    }

    private String lines(java.util.function.BiFunction<AuthorityKind, Set<String>, String> line) {
        return competences.entrySet().stream()
                .map(one -> line.apply(one.getKey(), one.getValue()))
                .sorted()
                .collect(Collectors.joining());
    }
}
