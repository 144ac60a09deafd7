package org.entente.core.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator is there for. Nobody may do what no role of theirs opens. */
public enum Role {
    SECURITY_OFFICER("Approves and denies changes of trust, blocks in an emergency, reviews what others blocked."),
    PARTNER_ADMINISTRATOR("Proposes changes of trust, tests the lines to partners, blocks in an emergency."),
    OPERATOR("Watches messages and lines, and tries failed messages again or gives them up."),
    AUDITOR("Reads everything that operators can read, and changes nothing."),
    LIAISON_OFFICER("Reads how the node stands and how each partner was last reached.");

    private final String sentence;

    Role(String sentence) {
        this.sentence = sentence;
    }

    /** What it is there for. */
    public String sentence() {
        return sentence;
    }

    /** As people say it: {@code security officer}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As people say it of several: {@code partner administrator or security officer}. */
    public static String anyOf(Set<Role> roles) {
        return roles.stream().sorted().map(Role::words).collect(Collectors.joining(" or "));
    }

    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
