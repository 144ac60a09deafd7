package org.entente.core.approval;

import java.util.Set;

/** A person who works at the operators' doors, and what for. */
public record Operator(String name, Set<Role> roles) {

    public Operator {
        roles = Set.copyOf(roles);
    }

    /** Whether one of the person's roles is among these. */
    public boolean isOneOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}
