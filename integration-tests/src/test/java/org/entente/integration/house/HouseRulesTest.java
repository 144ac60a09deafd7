package org.entente.integration.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.policy.Rule;

/** ArchUnit's rules over all modules; a rule that matches no class fails, so none of them sleeps. */
@AnalyzeClasses(
        packages = "org.entente",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.OurProduct.class})
class HouseRulesTest {

    private static final String[] STAGE_TOKENS = {
        "Submitted",
        "Inspected",
        "Translated",
        "Checked",
        "ClearedToLeave",
        "ClearedToEnter",
        "Sealed",
        "Receipted",
        "Promised",
        "Opened",
        "Kept",
        "ReceiptGiven",
        "Arrived",
        "Localised",
        "Admitted",
        "HandedOver"
    };

    @ArchTest
    static final ArchRule MODULES_FORM_A_STAR = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("schemas")
            .definedBy("org.entente.schemas..")
            .layer("core")
            .definedBy("org.entente.core..")
            .layer("language")
            .definedBy("org.entente.language..")
            .layer("formats")
            .definedBy("org.entente.formats..")
            .layer("trust")
            .definedBy("org.entente.trust..")
            .layer("as4")
            .definedBy("org.entente.as4..")
            .layer("store")
            .definedBy("org.entente.store..")
            .layer("routes")
            .definedBy("org.entente.routes..")
            .layer("node")
            .definedBy("org.entente.node..")
            .layer("cli")
            .definedBy("org.entente.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("language")
            .mayOnlyBeAccessedByLayers("node", "cli")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("as4")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("routes")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("trust")
            .mayOnlyBeAccessedByLayers("as4", "node")
            .whereLayer("core")
            .mayOnlyAccessLayers("schemas")
            .whereLayer("schemas")
            .mayNotAccessAnyLayer()
            .because("the points of the star do not see each other (decision 0001)")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule CORE_HAS_NO_CYCLES = slices().matching("org.entente.core.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each room can be read after the rooms below it");

    @ArchTest
    static final ArchRule BOUNCY_CASTLE_LIVES_IN_TRUST = noClasses()
            .that(not(resideInAnyPackage("org.entente.trust..", "org.entente.certsdev..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("no key is reachable from anywhere else");

    @ArchTest
    static final ArchRule EVERY_ROUTE_OF_OPERATORS_HAS_A_ROW = noClasses()
            .that()
            .resideInAPackage("org.entente.node.doors.rest..")
            .and()
            .doNotHaveSimpleName("RestDoor")
            .and()
            .doNotHaveSimpleName("ContractDoor")
            .and()
            .doNotHaveSimpleName("DeskFinderDoor")
            .should()
            .callMethod(
                    "org.entente.node.doors.rest.Route",
                    "of",
                    "java.lang.String",
                    "java.lang.String",
                    "org.entente.node.doors.rest.Route$Answering")
            .because("only agencies' doors have routes without roles; an operator's stands in OperatorAction");

    @ArchTest
    static final ArchRule CAMEL_LIVES_IN_ROUTES = noClasses()
            .that(not(resideInAnyPackage("org.entente.routes..", "org.entente.node.wiring..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("rooms are plain code (decision 0002)");

    @ArchTest
    static final ArchRule CXF_LIVES_AT_THE_SOAP_DOOR = noClasses()
            .that(not(resideInAPackage("org.entente.node.doors.soap..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..")
            .because("one door speaks SOAP to agencies");

    @ArchTest
    static final ArchRule XPATH_AND_SCHEMA_MODEL_LIVE_IN_LANGUAGE = noClasses()
            .that(not(resideInAPackage("org.entente.language..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.sf.saxon..", "org.apache.ws.commons.schema..")
            .because("rules are read and decided in one room (decisions 0012, 0013)");

    @ArchTest
    static final ArchRule SQL_LIVES_IN_STORE = noClasses()
            .that(not(resideInAPackage("org.entente.store..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "com.hazelcast..")
            .because("the ledger is one room");

    @ArchTest
    static final ArchRule STAGE_TOKENS_ARE_MADE_ONLY_AT_HOME = constructors()
            .that()
            .areDeclaredInClassesThat(new ANamedStageToken(STAGE_TOKENS))
            .should()
            .notBePublic()
            .andShould()
            .notBeProtected()
            .because("holding a token is the proof that its room was walked through (decision 0004)");

    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .implement(Rule.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.sql..", "java.nio..")
            .because("a rule is decided by its question alone");

    @ArchTest
    static final ArchRule RULES_ARE_FINAL = classes()
            .that()
            .implement(Rule.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .resideInAPackage("org.entente.core.policy.rules")
            .because("one rule, one file, one name");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE = noClasses()
            .that(resideInAnyPackage(
                    "org.entente.core..",
                    "org.entente.formats..",
                    "org.entente.as4..",
                    "org.entente.store..",
                    "org.entente.routes.."))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("a Clock and the ids are handed in");

    @ArchTest
    static final ArchRule XML_PARSERS_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that(not(resideInAnyPackage("org.entente.core.xml..", "org.entente.node.doors.soap..")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.parsers.DocumentBuilderFactory")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.parsers.SAXParserFactory")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.stream.XMLInputFactory")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.validation.SchemaFactory")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.transform.TransformerFactory")
            .because("DOCTYPE and outside entities are refused once, for all");

    @ArchTest
    static final ArchRule NOTHING_DECLARES_EXCEPTION = methods()
            .that()
            .areDeclaredInClassesThat(
                    resideInAnyPackage("org.entente.core..", "org.entente.formats..", "org.entente.as4.."))
            .should()
            .notDeclareThrowableOfType(Exception.class)
            .because("every failure has a code");

    @ArchTest
    static final ArchRule ROUTES_ARE_ROUTES = classes()
            .that()
            .areAssignableTo(RouteBuilder.class)
            .should()
            .resideInAPackage("org.entente.routes..")
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .because("journeys live in one place");

    @ArchTest
    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Abstract[A-Z]\\w*)$")
            .because("a drawer is where things go to be lost");

    @ArchTest
    static final ArchRule NO_HIDDEN_STATE =
            fields().that().areStatic().should().beFinal().because("two nodes live in one process");

    /** Leaves out what wsdl2java makes, and tests that come as a jar. */
    static final class OurProduct implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/soap/wire/") && !location.contains("-tests.jar");
        }
    }
}
