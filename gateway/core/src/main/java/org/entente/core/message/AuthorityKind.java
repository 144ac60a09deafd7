package org.entente.core.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of authority that write to each other; GATEWAY is a State's node itself, for notices of delivery. */
public enum AuthorityKind {
    FIU,
    POLICE,
    NCB,
    IMMIGRATION,
    CUSTOMS,
    CENTRAL_AUTHORITY,
    PROSECUTOR,
    COURT,
    POC247,
    SANCTIONS_BODY,
    CARRIER,
    ICT_PROVIDER,
    FINANCIAL_INSTITUTION,
    HERITAGE_BODY,
    GATEWAY;

    public static Optional<AuthorityKind> named(String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
    }

    /** Lower case, as it stands in queue names and folders. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
