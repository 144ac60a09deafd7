package org.entente.schemas;

import java.util.Arrays;
import java.util.Optional;

/** Finds a family by what a message or a person calls it; an unknown name has an empty answer, no nearest match. */
public final class Families {
    private Families() {}

    /** The family with this wire name, in its newest version. */
    public static Optional<Family> named(String wireName) {
        return Arrays.stream(Family.values())
                .filter(family -> family.wireName().equals(wireName))
                .reduce((older, newer) -> newer);
    }

    /** The family with this wire name in exactly this version. */
    public static Optional<Family> named(String wireName, String version) {
        return Arrays.stream(Family.values())
                .filter(family ->
                        family.wireName().equals(wireName) && family.version().equals(version))
                .findFirst();
    }

    /** The family whose body has this root element. */
    public static Optional<Family> withRoot(String namespace, String rootElement) {
        return Arrays.stream(Family.values())
                .filter(family -> family.namespace().equals(namespace)
                        && family.rootElement().equals(rootElement))
                .findFirst();
    }
}
