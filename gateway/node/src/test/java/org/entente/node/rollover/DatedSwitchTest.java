package org.entente.node.rollover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.StatePlans;
import org.entente.core.failure.FailureCode;
import org.entente.core.message.StateCode;
import org.entente.trust.keys.KeyRollover;
import org.entente.trust.keys.NodeKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norland's next TLS key is to take over at noon; what Sudland says to it is different each time. */
class DatedSwitchTest {

    private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

    private final List<String> audit = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path home = Path.of("");

    private StateKeys norland;
    private KeyRollover rollover;
    private NodeKeys keys;
    private X509Certificate next;

    @BeforeEach
    void certifyTheNextKey() throws Exception {
        PlayState state = PlayState.of("QN", "Norland");
        PlayPki pki = PlayPki.in(home, Clock.systemUTC(), random);
        norland = pki.make(List.of(state)).getFirst();
        rollover = KeyRollover.in(norland.folder(), Clock.systemUTC());
        rollover.request();
        try (var pem = new PEMParser(Files.newBufferedReader(norland.folder().resolve("next/tls.key.pem")))) {
            var key = new JcaPEMKeyConverter().getPublicKey((SubjectPublicKeyInfo) pem.readObject());
            var plan = new StatePlans(state, Clock.systemUTC()).node(Purpose.TLS);
            next = pki.authorities(state).gateways().certify(plan, key, random);
        }
        rollover.take(next);
        rollover.schedule(NOON);
        keys = NodeKeys.in(norland.folder());
    }

    @Test
    void nothingHappensBeforeItsTime() {
        dated(NOON.minusSeconds(1), said(), said()).look();

        assertThat(keys.tlsCertificate()).isNotEqualTo(next);
        assertThat(rollover.scheduled()).contains(NOON);
    }

    @Test
    void theNextKeyTakesOverOnTime() {
        dated(NOON, said(), said()).look();

        assertThat(keys.tlsCertificate()).isEqualTo(next);
        assertThat(rollover.scheduled()).isEmpty();
        assertThat(audit).containsExactly("switched to the next keys");
    }

    @Test
    void aPartnerThatRefusesTheRehearsalCallsItOff() {
        dated(NOON, said(FailureCode.PARTNER_NOT_TRUSTED), said()).look();

        assertThat(keys.tlsCertificate()).isNotEqualTo(next);
        assertThat(rollover.scheduled()).isEmpty();
        assertThat(rollover.ready()).containsExactly("tls");
        assertThat(audit).containsExactly("called off the switch of keys");
    }

    @Test
    void aPartnerThatCannotBeReachedPutsItOffUntilItCan() {
        DatedSwitch absent = dated(NOON, said(FailureCode.PARTNER_UNREACHABLE), said());
        absent.look();
        absent.look();
        assertThat(keys.tlsCertificate()).isNotEqualTo(next);
        assertThat(audit).containsExactly("put off the switch of keys");

        dated(NOON.plus(Duration.ofHours(1)), said(), said()).look();
        assertThat(keys.tlsCertificate()).isEqualTo(next);
    }

    @Test
    void aPartnerThatRefusesTheFirstMessageAfterItBringsTheLastKeyBack() {
        X509Certificate before = keys.tlsCertificate();

        dated(NOON, said(), said(FailureCode.PARTNER_REFUSED)).look();

        assertThat(keys.tlsCertificate()).isEqualTo(before);
        assertThat(rollover.scheduled()).isEmpty();
        assertThat(rollover.ready()).containsExactly("tls");
        assertThat(audit).containsExactly("switched back to the last keys");
    }

    private DatedSwitch dated(Instant now, Rehearsal underTheNext, Rehearsal underTheCurrent) {
        var line = new DatedSwitch.Line() {
            @Override
            public Rehearsal underTheNextKeys() {
                return underTheNext;
            }

            @Override
            public Rehearsal underTheCurrentKeys() {
                return underTheCurrent;
            }

            @Override
            public void renew() {
                // there are no connections
            }
        };
        return new DatedSwitch(
                rollover, keys, line, written -> audit.add(written.what()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Rehearsal said(FailureCode... failure) {
        return new Rehearsal(List.of(new Rehearsal.Part(
                new StateCode("QS"), failure.length == 0 ? Optional.empty() : Optional.of(failure[0]), "")));
    }
}
