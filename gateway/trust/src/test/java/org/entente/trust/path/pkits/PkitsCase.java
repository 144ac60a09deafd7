package org.entente.trust.path.pkits;

import org.entente.trust.path.PolicyDemands;

/** One case of the suite: a certificate, what is wanted of policies, and whether NIST wants it accepted. */
record PkitsCase(String section, String target, String settings, PolicyDemands policies, boolean mustPass) {

    /** Names the case in the list of refusals. */
    String key() {
        return section + "," + target + "," + settings;
    }

    @Override
    public String toString() {
        return section + " " + target + " " + settings;
    }
}
