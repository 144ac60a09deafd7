package org.entente.core.approval;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.core.content.Digest;

/**
 * One act of a person on what a node trusts, as the text that the person signs.
 *
 * @param state whose trust it is
 * @param number from 1 on, without a gap
 * @param follows the digest of the act before it, signature included; {@link #NOTHING} for the first
 * @param concerns the number of the act that this one answers; 0 where it answers none
 * @param by the SHA-256 of the certificate that signs; {@link #NOTHING} for the node's own first act
 * @param subject what a {@code BLOCKED} blocks ({@code partner QS} or {@code certificate <sha256>}), or what a
 *     {@code REVIEWED} decides ({@code KEEP} or {@code LIFT}); else empty
 * @param reason one line for whoever reads it later
 * @param facts what is trusted from then on, of {@code ADOPTED} and {@code PROPOSED}; else empty
 */
public record TrustAct(
        String state,
        long number,
        Digest follows,
        Kind kind,
        Instant at,
        long concerns,
        Digest by,
        String subject,
        String reason,
        List<String> facts) {

    /** Follows nothing, or is signed by nobody. */
    public static final Digest NOTHING = new Digest("0".repeat(64));

    private static final String TITLE = "entente act of trust";
    private static final String FACTS = "facts";
    private static final Pattern SUBJECT = Pattern.compile("|partner [A-Z]{2}|certificate [0-9a-f]{64}|KEEP|LIFT");
    private static final int LONGEST_REASON = 500;
    private static final List<String> KEYS =
            List.of("state", "number", "follows", "kind", "at", "concerns", "by", "subject", "reason");

    public TrustAct {
        facts = List.copyOf(facts);
        require(state.matches("[A-Z]{2}"), "a State is two capital letters");
        require(number > 0 && concerns >= 0 && concerns < number, "its numbers do not fit");
        require(SUBJECT.matcher(subject).matches(), "its subject is none");
        require(reason.length() <= LONGEST_REASON, "its reason is longer than " + LONGEST_REASON + " letters");
        require(reason.chars().noneMatch(Character::isISOControl) && reason.equals(reason.strip()), "its reason");
        require(facts.isEmpty() || facts.equals(new TrustFacts(facts).lines()), "its facts are not in order");
        require(facts.isEmpty() != kind.bringsFacts(), "facts stand in it where none belong, or none where they do");
    }

    /** What was done, and by whose hands. */
    public enum Kind {
        /** The node took what it found when its ledger was new. */
        ADOPTED,
        /** One person wants other facts to hold. */
        PROPOSED,
        /** Another person agrees. */
        APPROVED,
        /** Somebody does not, or takes it back. */
        DENIED,
        /** One person stops a partner or a certificate at once. */
        BLOCKED,
        /** Another person has looked at that. */
        REVIEWED;

        /** One of these roles must whoever signs it have. */
        public Set<Role> signers() {
            return switch (this) {
                case ADOPTED -> Set.of();
                case PROPOSED -> Set.of(Role.PARTNER_ADMINISTRATOR);
                case APPROVED, REVIEWED -> Set.of(Role.SECURITY_OFFICER);
                case DENIED, BLOCKED -> Set.of(Role.SECURITY_OFFICER, Role.PARTNER_ADMINISTRATOR);
            };
        }

        boolean bringsFacts() {
            return this == ADOPTED || this == PROPOSED;
        }
    }

    /** The text that is signed; the same act has one text only. */
    public String text() {
        var lines = new java.util.ArrayList<String>();
        lines.add(TITLE);
        List<Object> values = List.of(state, number, follows, kind, at, concerns, by, subject, reason);
        for (int i = 0; i < KEYS.size(); i++) {
            lines.add(KEYS.get(i) + " " + values.get(i));
        }
        lines.add(FACTS);
        lines.addAll(facts);
        return String.join("\n", lines);
    }

    /** Reads what {@link #text} wrote; throws {@link IllegalArgumentException} for any other text. */
    public static TrustAct parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        int head = KEYS.size() + 2;
        require(lines.size() >= head && lines.getFirst().equals(TITLE), "it has another form");
        try {
            var act = new TrustAct(
                    value(lines, 0),
                    Long.parseLong(value(lines, 1)),
                    new Digest(value(lines, 2)),
                    Kind.valueOf(value(lines, 3)),
                    Instant.parse(value(lines, 4)),
                    Long.parseLong(value(lines, 5)),
                    new Digest(value(lines, 6)),
                    value(lines, 7),
                    value(lines, 8),
                    lines.subList(head, lines.size()));
            require(act.text().equals(text), "it has another form");
            return act;
        } catch (DateTimeParseException misshapen) {
            throw new IllegalArgumentException("No act of trust: its time is none", misshapen);
        }
    }

    private static String value(List<String> lines, int place) {
        String line = lines.get(place + 1);
        String key = KEYS.get(place) + " ";
        require(line.startsWith(key), "it has another form");
        return line.substring(key.length());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("No act of trust: " + otherwise);
        }
    }

    TrustFacts asFacts() {
        return new TrustFacts(facts);
    }
}
