package org.entente.core.message;

/** One authority of one State: the end points of every message. */
public record Desk(StateCode state, AuthorityKind authority) {

    public static Desk gatewayOf(StateCode state) {
        return new Desk(state, AuthorityKind.GATEWAY);
    }

    public boolean isGateway() {
        return authority == AuthorityKind.GATEWAY;
    }

    /** For example {@code QN/FIU}, the form used on the wire and for people. */
    @Override
    public String toString() {
        return state + "/" + authority;
    }
}
