package org.entente.integration.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule catches the one class that was written to break it. */
class HouseRulesAreAwakeTest {

    private static final JavaClasses VIOLATORS = new ClassFileImporter().importPackages("org.entente.core");

    @ParameterizedTest(name = "{1}")
    @MethodSource("rulesAndTheirViolators")
    void eachRuleCatchesItsViolator(ArchRule rule, String violator) {
        var result = rule.allowEmptyShould(true).evaluate(VIOLATORS);

        assertThat(result.getFailureReport().getDetails()).anyMatch(line -> line.contains("violators." + violator));
    }

    private static Stream<Arguments> rulesAndTheirViolators() {
        return Stream.of(
                Arguments.of(HouseRulesTest.MODULES_FORM_A_STAR, "SeesTheStoreFromCore"),
                Arguments.of(HouseRulesTest.BOUNCY_CASTLE_LIVES_IN_TRUST, "SeesBouncyCastle"),
                Arguments.of(HouseRulesTest.CAMEL_LIVES_IN_ROUTES, "SeesCamel"),
                Arguments.of(HouseRulesTest.CXF_LIVES_AT_THE_SOAP_DOOR, "SeesCxf"),
                Arguments.of(HouseRulesTest.SQL_LIVES_IN_STORE, "SeesSql"),
                Arguments.of(HouseRulesTest.STAGE_TOKENS_ARE_MADE_ONLY_AT_HOME, "Sealed"),
                Arguments.of(HouseRulesTest.RULES_ARE_PURE, "ARuleThatReadsFiles"),
                Arguments.of(HouseRulesTest.RULES_ARE_FINAL, "ARuleThatReadsFiles"),
                Arguments.of(HouseRulesTest.TIME_COMES_FROM_OUTSIDE, "MakesItsOwnTime"),
                Arguments.of(HouseRulesTest.XML_PARSERS_ARE_MADE_IN_ONE_PLACE, "MakesItsOwnParser"),
                Arguments.of(HouseRulesTest.NOTHING_DECLARES_EXCEPTION, "DeclaresAnything"),
                Arguments.of(HouseRulesTest.ROUTES_ARE_ROUTES, "ARouteInCore"),
                Arguments.of(HouseRulesTest.NO_DRAWERS, "WalletHelper"),
                Arguments.of(HouseRulesTest.NO_HIDDEN_STATE, "RemembersForAll"));
    }
}
