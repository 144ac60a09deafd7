package org.entente.core.violators;

/** Breaks the rule that XML parsers are made in one place. */
final class MakesItsOwnParser {

    Class<?> seen() {
        return javax.xml.parsers.DocumentBuilderFactory.class;
    }
}
