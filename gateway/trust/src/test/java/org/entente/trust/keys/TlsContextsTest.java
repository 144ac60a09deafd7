package org.entente.trust.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.NORLAND;
import static org.entente.trust.play.Norland.norland;
import static org.entente.trust.play.Norland.pki;
import static org.entente.trust.play.Norland.sudland;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.entente.certsdev.BadCertificate;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.Credential;
import org.entente.core.message.StateCode;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real handshakes over loopback: Sudland keeps the door, somebody knocks. */
class TlsContextsTest {

    private static final int PATIENCE_MS = 10_000;

    private final PartnerCertificates norlandsCertificates = PartnerCertificates.in(
            new StateCode("QN"), sudland().partner(NORLAND).folder(), CLOCK);
    private final PartnerCertificates sudlandsCertificates = PartnerCertificates.in(
            new StateCode("QS"), norland().partner(sudland().state()).folder(), CLOCK);
    private final TlsContexts doorkeeper = new TlsContexts(NodeKeys.in(sudland().folder()));
    private final TlsContexts caller = new TlsContexts(NodeKeys.in(norland().folder()));
    private final SSLContext wireDoor = doorkeeper.wireDoor(List.of(norlandsCertificates));

    @Test
    void twoPartnersMeetInTls13AndEachSeesTheOther() throws IOException {
        SSLSession seen = knock(wireDoor, caller.toPartner(sudlandsCertificates));

        assertThat(seen.getProtocol()).isEqualTo("TLSv1.3");
        assertThat(seen.getPeerCertificates()[0])
                .isEqualTo(norland().published().read(Purpose.TLS));
    }

    @Test
    void theCallerLeavesWhenSomebodyElseKeepsTheDoor() {
        SSLContext expectingNorland = caller.toPartner(norlandsCertificates);

        assertThatThrownBy(() -> knock(wireDoor, expectingNorland)).isInstanceOf(SSLException.class);
    }

    @Test
    void theDoorStaysShutForACallerWithoutCertificate() {
        SSLContext nameless = contextOf(new KeyManager[0], sudlandsCertificates);

        assertThatThrownBy(() -> knock(wireDoor, nameless)).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theDoorStaysShutForEveryBadCertificateOfAPartner(BadCertificate kind) {
        Credential bad = pki().badCertificates(NORLAND).make(kind, Purpose.TLS);

        assertThatThrownBy(() -> knock(wireDoor, contextOf(holding(bad), sudlandsCertificates)))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void theDoorStaysShutForAPartnerThatIsNotOnItsList() {
        SSLContext doorForNobody = doorkeeper.wireDoor(List.of());

        assertThatThrownBy(() -> knock(doorForNobody, caller.toPartner(sudlandsCertificates)))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void theAgenciesDoorOpensForAnAgencyAndForNoGateway() throws IOException {
        SSLContext agencyDoor = doorkeeper.agencyDoor(agencyAuthority());
        Credential police = sudland().client(new PlayAgency("POLICE")).key().load();

        SSLSession seen = knock(agencyDoor, contextOf(holding(police), sudlandsCertificates));

        assertThat(seen.getPeerCertificates()[0]).isEqualTo(police.certificate());
        assertThatThrownBy(() -> knock(agencyDoor, caller.toPartner(sudlandsCertificates)))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void theAgenciesDoorStaysShutForAnotherStatesAgency() {
        SSLContext agencyDoor = doorkeeper.agencyDoor(agencyAuthority());
        Credential foreign = norland().client(new PlayAgency("POLICE")).key().load();

        assertThatThrownBy(() -> knock(agencyDoor, contextOf(holding(foreign), sudlandsCertificates)))
                .isInstanceOf(SSLException.class);
    }

    private static X509Certificate agencyAuthority() {
        return Pem.read(sudland().trust().agencyAuthority()).getFirst();
    }

    /** What the doorkeeper saw; throws what the doorkeeper threw, or what the caller threw before. */
    private static SSLSession knock(SSLContext door, SSLContext caller) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listening =
                        (SSLServerSocket) door.getServerSocketFactory().createServerSocket(0, 1, here);
                ExecutorService keeper = Executors.newSingleThreadExecutor()) {
            listening.setNeedClientAuth(true);
            listening.setSoTimeout(PATIENCE_MS);
            Future<SSLSession> seen = keeper.submit(() -> welcome(listening));
            Optional<IOException> left = call(caller, listening.getLocalPort());
            try {
                SSLSession welcomed = seen.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                if (left.isPresent()) {
                    throw left.get();
                }
                return welcomed;
            } catch (ExecutionException refused) {
                throw whoSaidWhy(left, refused);
            }
        } catch (InterruptedException | TimeoutException neverEnded) {
            throw new AssertionError(neverEnded);
        }
    }

    /** One side refuses in TLS; the other may meet nothing but a closed socket. */
    private static IOException whoSaidWhy(Optional<IOException> left, ExecutionException refused) {
        if (left.isPresent() && left.get() instanceof SSLException) {
            return left.get();
        }
        if (refused.getCause() instanceof IOException shut) {
            return shut;
        }
        throw new AssertionError(refused);
    }

    private static Optional<IOException> call(SSLContext caller, int port) {
        try (SSLSocket socket =
                (SSLSocket) caller.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.startHandshake();
            return socket.getInputStream().read() == 1
                    ? Optional.empty()
                    : Optional.of(new IOException("The door was shut without a word"));
        } catch (IOException left) {
            return Optional.of(left);
        }
    }

    private static SSLSession welcome(SSLServerSocket listening) throws IOException {
        try (SSLSocket visitor = (SSLSocket) listening.accept()) {
            visitor.setSoTimeout(PATIENCE_MS);
            visitor.startHandshake();
            visitor.getOutputStream().write(1);
            return visitor.getSession();
        }
    }

    private static KeyManager[] holding(Credential credential) {
        try {
            char[] none = "in memory".toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, none);
            X509Certificate[] chain = credential.chain().toArray(X509Certificate[]::new);
            store.setKeyEntry("own", credential.privateKey(), none, chain);
            var factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, none);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SSLContext contextOf(KeyManager[] own, PartnerCertificates expected) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own, new TrustManager[] {new PinnedTrust(List.of(expected))}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
