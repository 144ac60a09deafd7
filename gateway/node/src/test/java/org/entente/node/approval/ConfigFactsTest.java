package org.entente.node.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustDiff;
import org.entente.core.approval.TrustFacts;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a configuration trusts stands among its facts; how a node runs does not. */
class ConfigFactsTest {

    private static final String CONFIG = """
            state: {code: QN, name: Norland, home: /srv/norland}
            listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
            trust: {keys-folder: KEYS, passphrase-file: KEYS/passphrase}
            agencies:
              - authority: FIU
                name: FIU of Norland
                certificate-files: [KEYS/agencies/fiu.crt.pem]
                may-receive: [alert, notice]
            partners:
              - state: QS
                name: Sudland
                endpoint: https://gateway.sudland.example/as4
                agreement: qn-qs
                certificates-folder: KEYS/partners/sudland
                revocation: {lists: ["http://lists.sudland.example/ca.crl"]}
                desks: {FIU: [alert]}
            operators:
              - name: Anna
                certificate-files: [KEYS/agencies/operator.crt.pem]
                roles: [partner-administrator, operator]
              - {name: Boris, certificate-files: [KEYS/agencies/operator2.crt.pem], roles: [security-officer]}
            """;

    private static final Pattern KEEPS =
            Pattern.compile("retain|retention|(?<!up)keep|kept|purge|eras|delet|destroy|archiv");

    @TempDir
    private Path folder = Path.of("");

    private Path keys = Path.of("");

    @BeforeEach
    void makeKeys() {
        keys = PlayPki.in(folder, Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland")))
                .getFirst()
                .folder();
    }

    @Test
    void writesEverySettingThatTrustsAndEveryCertificateThatItNames() throws IOException {
        TrustFacts facts = facts(CONFIG);

        assertThat(facts.lines())
                .contains(
                        "state.code = QN",
                        "agencies[FIU].may-receive = alert",
                        "agencies[FIU].may-receive = notice",
                        "partners[QS].endpoint = https://gateway.sudland.example/as4",
                        "partners[QS].desks[FIU] = alert",
                        "partners[QS].revocation.policy = HARD_FAIL",
                        "partners[QS].retry.first = PT1S",
                        "trust.four-eyes.cool-down = PT24H");
        assertThat(facts.lines())
                .anyMatch(line -> line.startsWith("partners[QS].certificates-folder[root.crt.pem] = authority "))
                .anyMatch(line -> line.startsWith("partners[QS].certificates-folder[tls.crt.pem] = certificate "))
                .anyMatch(line -> line.startsWith("trust.keys-folder[trust][agency-ca.crt.pem] = authority "))
                .anyMatch(line -> line.startsWith("trust.keys-folder[public][signing.crt.pem] = certificate "))
                .noneMatch(line -> line.contains("passphrase") || line.startsWith("listen"));
        assertThat(facts.operators().all())
                .containsExactly(
                        new Operator("Anna", Set.of(Role.PARTNER_ADMINISTRATOR, Role.OPERATOR)),
                        new Operator("Boris", Set.of(Role.SECURITY_OFFICER)));
    }

    @Test
    void aChangeOfRolesIsAChangeOfTrust() throws IOException {
        String raised = CONFIG.replace("[partner-administrator, operator]", "[partner-administrator, liaison-officer]");

        assertThat(TrustDiff.of(facts(CONFIG), facts(raised)).changes())
                .extracting(TrustDiff.Change::sentence)
                .containsExactly("operators[Anna].roles was OPERATOR and becomes LIAISON_OFFICER");
    }

    @Test
    void oneCertificateUnderTwoNamesIsSeen() throws IOException {
        assertThat(facts(CONFIG.replace("operator2.crt", "operator.crt"))
                        .operators()
                        .contradiction())
                .hasValueSatisfying(why -> assertThat(why).contains("under two operators, Anna and Boris"));
        assertThat(facts(CONFIG).operators().contradiction()).isEmpty();
    }

    /** How long something is kept is a matter of trust (security.md P12): no such setting may be left out by name. */
    @Test
    void nothingThatSaysHowLongThingsAreKeptIsLeftOut() {
        List<String> leftOut = settings("", NodeConfig.class)
                .filter(key ->
                        ConfigFacts.LEFT_OUT.stream().anyMatch(out -> key.equals(out) || key.startsWith(out + ".")))
                .toList();

        assertThat(leftOut).contains("limits.upkeep.orphan-age", "ledger.pool", "state.home");
        assertThat(leftOut).noneMatch(KEEPS.asPredicate());
        assertThat(KEEPS.asPredicate())
                .accepts("limits.retention", "ledger.keep-messages", "limits.upkeep.purge-after");
    }

    private static Stream<String> settings(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            String key =
                    prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return component.getType().isRecord() ? settings(key + ".", component.getType()) : Stream.of(key);
        });
    }

    @Test
    void isTheSameWhereverTheFilesLieAndWhicheverPortsAreTaken() throws IOException {
        String elsewhere = CONFIG.replace("7100", "8100").replace("/srv/norland}", "/opt/norland, node: b}");

        assertThat(facts(elsewhere)).isEqualTo(facts(CONFIG));
    }

    @Test
    void namesWhatChangedWhenACertificateFileIsExchanged() throws IOException {
        TrustFacts before = facts(CONFIG);
        Path signing = keys.resolve("partners/sudland/signing.crt.pem");
        Files.copy(
                keys.resolve("partners/sudland/tls.crt.pem"),
                signing,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(TrustDiff.of(before, facts(CONFIG)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.sentence())
                        .startsWith("partners[QS].certificates-folder[signing.crt.pem] was certificate ")
                        .contains(" and becomes certificate "));
    }

    @Test
    void anAuthorityThatIsNewIsSeenAsOne() throws IOException {
        TrustFacts before = facts(CONFIG);
        Path agencies = keys.resolve("trust/agency-ca.crt.pem");
        Files.copy(keys.resolve("partners/sudland/root.crt.pem"), keys.resolve("trust/other-ca.crt.pem"));

        assertThat(agencies).exists();
        assertThat(facts(CONFIG).bringsAuthority(before)).isFalse(); // Sudland's root was trusted before
        Files.copy(folder.resolve("sudland/keys/trust/agency-ca.crt.pem"), keys.resolve("trust/third-ca.crt.pem"));
        assertThat(facts(CONFIG).bringsAuthority(before)).isTrue();
    }

    private TrustFacts facts(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("node.yaml"), yaml.replace("KEYS", keys.toString()));
        return ConfigFacts.of(NodeConfigReader.read(file));
    }
}
