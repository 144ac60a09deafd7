package org.entente.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.law.DataDemand.Category;
import org.entente.core.law.DataDemand.Measure;
import org.entente.core.law.DataDemand.Stopped;
import org.entente.core.law.QueryResult.Aggregate;
import org.entente.core.message.AuthorityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LawTest {

    @ParameterizedTest
    @EnumSource
    void oneSourceThatDidNotAnswerNeverGivesNoHit(QueryResult other) {
        Aggregate aggregate = QueryResult.aggregate(List.of(QueryResult.NO_HIT, other, QueryResult.NO_HIT));

        assertThat(aggregate)
                .isEqualTo(
                        switch (other) {
                            case NO_HIT -> Aggregate.NO_HIT;
                            case HIT_CONFIRMED, HIT_POSSIBLE, HIT_REFER -> Aggregate.HIT;
                            case TOO_MANY, ACCESS_DENIED, NOT_SEARCHED, SOURCE_ERROR, STALE -> Aggregate.UNKNOWN;
                        });
    }

    @Test
    void aHitWinsOverSilenceAndNobodyAskedIsNoAnswer() {
        assertThat(QueryResult.aggregate(List.of(QueryResult.SOURCE_ERROR, QueryResult.HIT_REFER)))
                .isEqualTo(Aggregate.HIT);
        assertThat(QueryResult.aggregate(List.of())).isEqualTo(Aggregate.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "RED,          ARREST_PROVISIONALLY LOCATE INFORM_OWNER_ONLY NONE",
        "BLUE,         LOCATE OBSERVE_DISCREETLY QUESTION INFORM_OWNER_ONLY NONE",
        "GREEN,        OBSERVE_DISCREETLY INFORM_OWNER_ONLY NONE",
        "YELLOW,       LOCATE INFORM_OWNER_ONLY NONE",
        "BLACK,        INFORM_OWNER_ONLY NONE",
        "ORANGE,       SEIZE_DOCUMENT INFORM_OWNER_ONLY NONE",
        "PURPLE,       INFORM_OWNER_ONLY NONE",
        "UNSC_SPECIAL, DENY_ENTRY FREEZE INFORM_OWNER_ONLY NONE",
        "STOLEN_ART,   INFORM_OWNER_ONLY NONE",
        "SILVER,       LOCATE INFORM_OWNER_ONLY NONE"
    })
    void aNoticeAsksOnlyForWhatItsKindAllows(NoticeKind kind, String allowed) {
        Set<String> names = Set.of(allowed.split(" "));

        for (ActionOnHit action : ActionOnHit.values()) {
            assertThat(kind.allows(action)).as("%s", action).isEqualTo(names.contains(action.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyARedNoticeIsEverAnArrest(NoticeKind kind) {
        assertThat(kind.allows(ActionOnHit.ARREST_PROVISIONALLY)).isEqualTo(kind == NoticeKind.RED);
    }

    @Test
    void namesWhatASpecialNoticeMayNotAsk() {
        assertThat(NoticeKind.UNSC_SPECIAL.forbiddenAmong(List.of(
                        ActionOnHit.FREEZE, ActionOnHit.ARREST_PROVISIONALLY, ActionOnHit.ARREST_PROVISIONALLY)))
                .containsExactly(ActionOnHit.ARREST_PROVISIONALLY);
    }

    @Test
    void preservingPassesAndDisclosingFailsForTheSameFactsWithoutDualCriminality() {
        Set<AuthorityKind> court = Set.of(AuthorityKind.COURT);

        assertThat(new DataDemand(Measure.PRESERVE, Category.CONTENT, court, false, false).stopped())
                .isEmpty();
        assertThat(new DataDemand(Measure.DISCLOSE, Category.CONTENT, court, false, false).stopped())
                .contains(Stopped.DUAL_CRIMINALITY_MISSING);
        assertThat(new DataDemand(Measure.DISCLOSE, Category.CONTENT, court, true, false).stopped())
                .isEmpty();
    }

    @Test
    void aProsecutorAlonePreservesContentAndDoesNotGetIt() {
        Set<AuthorityKind> prosecutor = Set.of(AuthorityKind.PROSECUTOR);

        assertThat(new DataDemand(Measure.PRESERVE, Category.CONTENT, prosecutor, true, false).stopped())
                .isEmpty();
        assertThat(new DataDemand(Measure.DISCLOSE, Category.CONTENT, prosecutor, true, false).stopped())
                .contains(Stopped.NEEDS_A_COURT);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBER,          POLICE,     false, NEEDS_A_PROSECUTOR_OR_COURT",
        "SUBSCRIBER,          POLICE,     true,  ''",
        "USER_IDENTIFICATION, PROSECUTOR, false, ''",
        "USER_IDENTIFICATION, COURT,      false, ''",
        "TRAFFIC,             POLICE,     true,  NEEDS_A_COURT",
        "TRAFFIC,             COURT,      false, ''",
        "CONTENT,             PROSECUTOR, true,  NEEDS_A_COURT"
    })
    void whoMayOrderWhichData(Category category, AuthorityKind authority, boolean emergency, String stopped) {
        var demand = new DataDemand(Measure.DISCLOSE, category, Set.of(authority), true, emergency);

        assertThat(demand.stopped().map(Enum::name).orElse("")).isEqualTo(stopped);
    }

    @ParameterizedTest
    @EnumSource
    void onlyCompetentAuthoritiesPreserve(AuthorityKind authority) {
        Optional<Stopped> stopped =
                new DataDemand(Measure.PRESERVE, Category.TRAFFIC, Set.of(authority), false, false).stopped();

        assertThat(stopped.isEmpty())
                .isEqualTo(Arrays.asList("POLICE", "POC247", "PROSECUTOR", "COURT", "CENTRAL_AUTHORITY")
                        .contains(authority.name()));
    }

    @Test
    void aRefusalThatStatesOnlyForbiddenGroundsIsNone() {
        assertThat(RefusalGrounds.stand(List.of("BANK_SECRECY", "FISCAL_MATTERS")))
                .isFalse();
        assertThat(RefusalGrounds.stand(List.of())).isFalse();
        assertThat(RefusalGrounds.stand(List.of("FISCAL_MATTERS", "R02"))).isTrue();
        assertThat(RefusalGrounds.thatCount(List.of("BANK_SECRECY", "R09"))).containsExactly("R09");
    }
}
