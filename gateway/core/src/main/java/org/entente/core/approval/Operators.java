package org.entente.core.approval;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operators whom facts name, with their certificates and roles. A role that nobody knows gives no right. */
public final class Operators {

    private static final Pattern LINE =
            Pattern.compile("operators\\[([^\\[\\]]+)]\\.(certificate-files = certificate|roles =) (\\S+).*");

    private final Map<String, Set<Role>> roles = new TreeMap<>();
    private final Map<String, String> bearers = new HashMap<>();
    private Optional<String> shared = Optional.empty();

    Operators(TrustFacts facts) {
        facts.lines().stream().map(LINE::matcher).filter(Matcher::matches).forEach(this::read);
    }

    private void read(Matcher line) {
        String name = line.group(1);
        Set<Role> known = roles.computeIfAbsent(name, _ -> EnumSet.noneOf(Role.class));
        if (line.group(2).startsWith("roles")) {
            Role.named(line.group(3)).ifPresent(known::add);
            return;
        }
        String before = bearers.putIfAbsent(line.group(3), name);
        if (before != null && !before.equals(name)) {
            shared = Optional.of("one certificate stands under two operators, " + before + " and " + name
                    + ": each needs their own");
        }
    }

    /** Whose certificate it is, by its SHA-256 in hexadecimal; empty where it is no operator's. */
    public Optional<Operator> bearer(String fingerprint) {
        return Optional.ofNullable(bearers.get(fingerprint))
                .map(name -> new Operator(name, roles.getOrDefault(name, Set.of())));
    }

    public List<String> names() {
        return List.copyOf(roles.keySet());
    }

    /** Every operator, by name. */
    public List<Operator> all() {
        return roles.entrySet().stream()
                .map(one -> new Operator(one.getKey(), one.getValue()))
                .toList();
    }

    /** Why they cannot stand beside each other, as the end of a sentence: a forbidden pair, a shared certificate. */
    public Optional<String> contradiction() {
        return roles.entrySet().stream()
                .flatMap(one -> ForbiddenPair.among(one.getValue()).stream()
                        .map(pair -> pair.sentence("operator " + one.getKey())))
                .findFirst()
                .or(() -> shared);
    }

    /** Which of those is missing without whom nothing could ever be changed again. */
    Optional<Role> missing() {
        return Stream.of(Role.PARTNER_ADMINISTRATOR, Role.SECURITY_OFFICER)
                .filter(role -> bearers.values().stream()
                        .noneMatch(name -> roles.getOrDefault(name, Set.of()).contains(role)))
                .findFirst();
    }
}
