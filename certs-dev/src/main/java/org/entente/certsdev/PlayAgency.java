package org.entente.certsdev;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An agency by the code it has in every State, such as {@code FIU}. */
public record PlayAgency(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,19}");

    /** Stands beside the agencies: the people who run the node. */
    public static final PlayAgency OPERATOR = new PlayAgency("OPERATOR");

    /** The second of them: no one person changes what a node trusts. */
    public static final PlayAgency SECOND_OPERATOR = new PlayAgency("OPERATOR2");

    /** Who looks at what they did. */
    public static final PlayAgency AUDITOR = new PlayAgency("AUDITOR");

    /** Who speaks with the partners' liaison officers. */
    public static final PlayAgency LIAISON = new PlayAgency("LIAISON");

    /** Everybody who works at the node's own doors. */
    static final List<PlayAgency> PEOPLE = List.of(OPERATOR, SECOND_OPERATOR, AUDITOR, LIAISON);

    public PlayAgency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is no agency code: 2 to 20 capitals and digits");
        }
    }

    /** The alias of its key and the first part of its file names. */
    public String alias() {
        return code.toLowerCase(Locale.ROOT);
    }
}
