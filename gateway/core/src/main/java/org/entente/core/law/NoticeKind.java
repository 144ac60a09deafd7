package org.entente.core.law;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of notices, and the actions that each may ask for: a notice of one kind is never read as one of another.
 *
 * <p>A Special Notice tells of measures of the Security Council, among which there is no arrest (domain page 0.7, 1.7).
 */
public enum NoticeKind {
    RED,
    BLUE,
    GREEN,
    YELLOW,
    BLACK,
    ORANGE,
    PURPLE,
    UNSC_SPECIAL,
    STOLEN_ART,
    SILVER;

    /** What it may ask for; nothing at all and telling the owner are always among it. */
    public Set<ActionOnHit> allowed() {
        var allowed = EnumSet.of(ActionOnHit.NONE, ActionOnHit.INFORM_OWNER_ONLY);
        allowed.addAll(
                switch (this) {
                    case RED -> Set.of(ActionOnHit.ARREST_PROVISIONALLY, ActionOnHit.LOCATE);
                    case BLUE -> Set.of(ActionOnHit.LOCATE, ActionOnHit.OBSERVE_DISCREETLY, ActionOnHit.QUESTION);
                    case GREEN -> Set.of(ActionOnHit.OBSERVE_DISCREETLY);
                    case YELLOW, SILVER -> Set.of(ActionOnHit.LOCATE);
                    case ORANGE -> Set.of(ActionOnHit.SEIZE_DOCUMENT);
                    case UNSC_SPECIAL -> Set.of(ActionOnHit.DENY_ENTRY, ActionOnHit.FREEZE);
                    case BLACK, PURPLE, STOLEN_ART -> Set.<ActionOnHit>of();
                });
        return allowed;
    }

    public boolean allows(ActionOnHit action) {
        return allowed().contains(action);
    }

    /** Those of {@code asked} that this kind may not ask for; empty when it may ask for all. */
    public List<ActionOnHit> forbiddenAmong(Collection<ActionOnHit> asked) {
        return asked.stream().filter(action -> !allows(action)).distinct().toList();
    }
}
