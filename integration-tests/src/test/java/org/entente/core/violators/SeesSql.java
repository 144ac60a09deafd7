package org.entente.core.violators;

/** Breaks the rule that SQL lives in store. */
final class SeesSql {

    Class<?> seen() {
        return java.sql.Connection.class;
    }
}
