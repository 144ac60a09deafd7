package org.entente.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.core.agency.WayOut;
import org.entente.core.approval.ForbiddenPair;
import org.entente.core.approval.Role;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner;
import org.entente.node.doors.DoorLimits;
import org.entente.node.http.HttpLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class NodeConfigTest {

    private static final String LEAST = """
        state: {code: QN, name: Norland, home: /srv/norland}
        listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
        trust: {keys-folder: /srv/norland/keys, passphrase-file: /srv/norland/keys/passphrase}
        agencies:
          - authority: FIU
            name: FIU of Norland
            certificate-files: [/srv/norland/keys/agencies/fiu.crt.pem]
        """;

    private static final String MORE = """
        ledger:
          embedded-port: 7103
          url: jdbc:postgresql://db.example/norland
          user: norland
          password-file: /run/secrets/pg
          pool: 30
          patience: 2s
        partners:
          - state: QS
            name: Sudland
            endpoint: https://gateway.sudland.example:7200/as4
            agreement: qn-qs-2026
            suite: EDELIVERY_1_RSA
            cipher: AES_128_GCM
            retry: {first: 2s, longest: 10m, longest-urgent: 20s}
            certificates-folder: /srv/norland/keys/partners/sudland
            desks:
              FIU: [fiu-information-request]
        formats:
          official-schemas: {goaml: /srv/schemas/goaml.xsd}
        limits:
          cover: 64KB
          document: 1MB
          attachment: 2MB
          parts: 4
          header: 8KB
          connections: 9
          greeting: 2s
          idle: 3s
          body-timeout: 4s
          long-poll: 5s
          look-again: 2s
          lease: 6s
          sweep: 7s
          at-once: 3
          turn: 26s
          notices: 8s
          farewell: 9s
          disk-reserve: 14MB
          agency: {per-second: 15, at-once: 16}
          partner: {per-second: 17, at-once: 18}
          upkeep: {expiry: 10s, warning: 18s, orphans: 11s, orphan-age: 40s, replays: 19s, most: 12}
          audit: {per-minute: 13, waiting: 14, patience: 15s}
          clock: {tolerance: 16s, ask: 17s}
        operators:
          - name: duty
            certificate-files: [/srv/norland/keys/agencies/operator.crt.pem]
            roles: [operator, liaison-officer]
        """;

    @TempDir
    private Path folder;

    @Test
    void fillsWhatIsNotSaidWithDefaults() throws IOException {
        NodeConfig config = read(LEAST);

        assertThat(config.state()).isEqualTo(new NodeConfig.State("QN", "Norland", Path.of("/srv/norland"), "1", null));
        assertThat(config.state().nodeName()).isEqualTo("QN-1");
        assertThat(config.state().contentFolder()).isEqualTo(Path.of("/srv/norland/content"));
        assertThat(config.cluster()).isEqualTo(new ClusterConfig(null, List.of()));
        assertThat(config.listen()).isEqualTo(new NodeConfig.Listen("127.0.0.1", 7100, 7101, 7102));
        assertThat(config.ledger()).isEqualTo(new LedgerConfig(0, null, null, null, 10, Duration.ofSeconds(5)));
        assertThat(config.ledger().server()).isEmpty();
        assertThat(config.partners()).isEmpty();
        assertThat(config.operators()).isEmpty();
        assertThat(config.formats().officialSchemas()).isEmpty();
        assertThat(config.limits().doors()).isEqualTo(DoorLimits.standard());
        assertThat(config.limits().http()).isEqualTo(HttpLimits.standard());
        assertThat(config.limits().lookAgain()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.limits().lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.limits().upkeep())
                .isEqualTo(new UpkeepConfig(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(60),
                        Duration.ofHours(24),
                        Duration.ofSeconds(1),
                        2000));
        assertThat(config.limits().audit()).isEqualTo(new AuditConfig(600, 1000, Duration.ofMillis(250)));
        assertThat(config.limits().clock()).isEqualTo(new ClockConfig(Duration.ofSeconds(30), Duration.ofSeconds(10)));
        assertThat(config.limits().sweep()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.limits().atOnce()).isEqualTo(8);
        assertThat(config.limits().turn()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.limits().diskReserve()).isEqualTo(DataSize.ofMegabytes(256));
        assertThat(config.limits().agency()).isEqualTo(new QuotaConfig(500, 2000));
        assertThat(config.limits().partner()).isEqualTo(new QuotaConfig(500, 2000));
        assertThat(config.limits().notices()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.agencies().getFirst().wayOut()).isEqualTo(new WayOut.Inbox());
        assertThat(config.agencies().getFirst().readsWithDefault()).isEqualTo(Map.of("*", "shared/v1"));
    }

    @Test
    void readsEveryKey() throws IOException {
        NodeConfig config = read(LEAST + "    may-receive: [alert, fiu-information-request]\n"
                + "    writes: [goaml/ae-5.0.2]\n"
                + "    reads: {alert: police-alert/1}\n"
                + "    reads-others: goaml/ae-5.0.2\n"
                + "    webhook: {url: https://fiu.norland.example/inbox, trust-file: /srv/norland/fiu-ca.pem,"
                + " connect: 1s, answer: 2s}\n"
                + MORE);

        AgencyConfig fiu = config.agencies().getFirst();
        assertThat(fiu.authority()).isEqualTo(AuthorityKind.FIU);
        assertThat(fiu.mayReceive()).containsExactlyInAnyOrder("alert", "fiu-information-request");
        assertThat(fiu.writes()).containsExactly("goaml/ae-5.0.2");
        assertThat(fiu.readsWithDefault()).isEqualTo(Map.of("alert", "police-alert/1", "*", "goaml/ae-5.0.2"));
        assertThat(fiu.wayOut()).isEqualTo(new WayOut.Webhook(URI.create("https://fiu.norland.example/inbox")));
        assertThat(fiu.ownSystem())
                .contains(new WebhookConfig(
                        URI.create("https://fiu.norland.example/inbox"),
                        Path.of("/srv/norland/fiu-ca.pem"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)));
        assertThat(config.ledger().server())
                .contains(new LedgerConfig.Server(
                        "jdbc:postgresql://db.example/norland", "norland", Path.of("/run/secrets/pg")));
        Partner sudland = config.partners().getFirst().asPartner();
        assertThat(sudland.suite()).isEqualTo(Partner.Suite.EDELIVERY_1_RSA);
        assertThat(sudland.cipher()).isEqualTo(Partner.Cipher.AES_128_GCM);
        assertThat(sudland.retry(Lane.URGENT))
                .isEqualTo(new Partner.Retry(Duration.ofSeconds(2), Duration.ofSeconds(20)));
        assertThat(sudland.retry(Lane.ROUTINE))
                .isEqualTo(new Partner.Retry(Duration.ofSeconds(2), Duration.ofMinutes(10)));
        assertThat(sudland.desks()).isEqualTo(Map.of(AuthorityKind.FIU, Set.of("fiu-information-request")));
        assertThat(config.formats().officialSchemas()).isEqualTo(Map.of("goaml", Path.of("/srv/schemas/goaml.xsd")));
        assertThat(config.operators())
                .isEqualTo(List.of(new OperatorConfig(
                        "duty",
                        List.of(Path.of("/srv/norland/keys/agencies/operator.crt.pem")),
                        Set.of(Role.OPERATOR, Role.LIAISON_OFFICER))));
        assertThat(config.limits()).isEqualTo(everyLimit());
    }

    @ParameterizedTest
    @MethodSource("forbiddenPairs")
    void refusesRolesThatOnePersonMayNotHaveBoth(ForbiddenPair pair) {
        String roles = pair.one().name() + ", " + pair.other().name();
        assertThatThrownBy(() -> read(LEAST + operator("duty", "[" + roles + "]")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("Operator duty cannot be both "
                        + pair.one().words() + " and " + pair.other().words() + ": " + pair.because());
    }

    static List<ForbiddenPair> forbiddenPairs() {
        return ForbiddenPair.ALL;
    }

    @Test
    void leavesEveryOtherPairOfRolesToTheState() throws IOException {
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                Set<Role> both = EnumSet.of(one, other);
                if (ForbiddenPair.among(both).isEmpty()) {
                    NodeConfig config = read(LEAST + operator("duty", "[" + one + ", " + other + "]"));
                    assertThat(config.operators().getFirst().roles()).isEqualTo(both);
                }
            }
        }
    }

    @Test
    void refusesAnOperatorWithoutARoleAndANameThatStandsTwice() {
        assertThatThrownBy(() -> read(LEAST + operator("duty", "[]")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("operators[].roles");
        assertThatThrownBy(() -> read(LEAST + operator("duty", "[operator]").replaceFirst(", roles.*", "}\n")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("operators[].roles");
        String twice = operator("duty", "[partner-administrator]")
                + operator("duty", "[security-officer]").replace("operators:\n", "");
        assertThatThrownBy(() -> read(LEAST + twice))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("duty stands there twice");
    }

    private static String operator(String name, String roles) {
        return "operators:\n  - {name: " + name + ", certificate-files: [/srv/o.crt.pem], roles: " + roles + "}\n";
    }

    @Test
    void refusesAWebhookThatIsNotHttps() {
        assertThatThrownBy(() -> read(LEAST + "    webhook: {url: http://169.254.169.254/, trust-file: /x}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("agencies[].webhook.url");
    }

    @Test
    void givesAWebhookItsTimes() throws IOException {
        AgencyConfig fiu = read(LEAST + "    webhook: {url: https://fiu.example/, trust-file: /x}\n")
                .agencies()
                .getFirst();

        assertThat(fiu.ownSystem())
                .contains(new WebhookConfig(
                        URI.create("https://fiu.example/"),
                        Path.of("/x"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)));
    }

    @Test
    void namesAnUnknownKey() {
        assertThatThrownBy(() -> read(LEAST + "limits: {documnet: 1MB}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("limits.documnet");
    }

    @Test
    void namesAnUnknownKeyAtTheTop() {
        assertThatThrownBy(() -> read(LEAST + "lisen: {}\nledgr: {pool: 1}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("ledgr.pool");
    }

    @Test
    void namesAKeyOfTheWrongType() {
        assertThatThrownBy(() -> read(LEAST + "limits: {lease: soon}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("limits.lease");
    }

    @Test
    void refusesToTakeContentThatMayStillBeOnItsWayForAnOrphan() {
        assertThatThrownBy(() -> read(LEAST + "limits: {body-timeout: 10s, upkeep: {orphan-age: 99s}}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("limits.upkeep.orphan-age");
    }

    @Test
    void namesAMissingKey() {
        assertThatThrownBy(() -> read(LEAST.replace("name: Norland, ", "")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("state.name");
    }

    @Test
    void refusesAPlaceholderWithoutAValue() {
        assertThatThrownBy(() -> read(LEAST.replace("name: Norland,", "name: \"${nobody.knows}\",")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("nobody.knows");
    }

    @Test
    void readsOneOfSeveralNodesOfAState() throws IOException {
        NodeConfig config = read(LEAST.replace("home: /srv/norland", "home: /srv/norland, node: b, content: /srv/both")
                + "cluster: {port: 7104, members: ['127.0.0.1:7104', 'localhost:7204']}\n");

        assertThat(config.state().nodeName()).isEqualTo("QN-b");
        assertThat(config.state().contentFolder()).isEqualTo(Path.of("/srv/both"));
        assertThat(config.cluster()).isEqualTo(new ClusterConfig(7104, List.of("127.0.0.1:7104", "localhost:7204")));
    }

    @Test
    void refusesAMemberThatIsNotTheEndOfATunnelHere() {
        assertThatThrownBy(() -> read(LEAST + "cluster: {members: ['192.0.2.7:7104']}\n"))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("cluster.members")
                .hasMessageContaining("tunnel");
    }

    private NodeConfig read(String yaml) throws IOException {
        return NodeConfigReader.read(Files.writeString(folder.resolve("node.yaml"), yaml));
    }

    private static LimitsConfig everyLimit() {
        return new LimitsConfig(
                DataSize.ofKilobytes(64),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                4,
                DataSize.ofKilobytes(8),
                9,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                3,
                Duration.ofSeconds(26),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9),
                DataSize.ofMegabytes(14),
                new QuotaConfig(15, 16),
                new QuotaConfig(17, 18),
                new UpkeepConfig(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(18),
                        Duration.ofSeconds(11),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(19),
                        12),
                new AuditConfig(13, 14, Duration.ofSeconds(15)),
                new ClockConfig(Duration.ofSeconds(16), Duration.ofSeconds(17)));
    }
}
