package org.entente.core.violators;

/** Breaks the rule that Camel lives in routes. */
final class SeesCamel {

    Class<?> seen() {
        return org.apache.camel.CamelContext.class;
    }
}
