package org.entente.node.partners;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.wire.As4Ping;
import org.entente.as4.wire.As4Ping.Pong;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.trust.path.Pinned;

/** What an operator may know of partners and do with them: look, test the line, take the agreement document. */
public final class PartnerDesk {

    private final Agreements agreements;
    private final As4Ping ping;
    private final Contacts contacts;
    private final AgreementDesk documents;
    private final Clock clock;

    public PartnerDesk(Agreements agreements, As4Ping ping, Contacts contacts, AgreementDesk documents, Clock clock) {
        this.agreements = agreements;
        this.ping = ping;
        this.contacts = contacts;
        this.documents = documents;
        this.clock = clock;
    }

    /** A partner on one line, its certificates by use. */
    public record PartnerView(
            String state,
            String name,
            URI endpoint,
            String agreement,
            Suite profile,
            Cipher cipher,
            Terms.Exchange exchange,
            List<CertificateView> certificates,
            Optional<Instant> lastGood,
            Optional<Instant> lastTried,
            String lastWords) {}

    /** One certificate: what for, whose, until when. */
    public record CertificateView(String use, String subject, String sha256, Instant until, long days) {}

    /** How a test of the line went; the last four are empty when it went well. */
    public record PingView(
            String state,
            boolean good,
            double milliseconds,
            URI endpoint,
            String agreement,
            Suite profile,
            Cipher cipher,
            List<CertificateView> certificates,
            String whatHappened,
            String detail,
            String whoseSide,
            String whatToDo) {}

    public List<PartnerView> all() {
        return agreements.all().stream()
                .sorted(java.util.Comparator.comparing(
                        peer -> peer.partner().state().value()))
                .map(this::view)
                .toList();
    }

    /** Throws NOT_FOUND for a State that is no partner. */
    public PingView ping(StateCode state) {
        Pong pong = ping.ping(state).orElseThrow(PartnerDesk::unknown);
        Partner partner = pong.peer().partner();
        Optional<FailureCode> code = pong.failure().map(failure -> failure.code());
        return new PingView(
                state.value(),
                pong.isGood(),
                pong.took().toNanos() / 1_000_000.0,
                partner.endpoint(),
                partner.agreement(),
                partner.suite(),
                partner.cipher(),
                certificates(pong.peer()),
                code.map(FailureCode::whatHappened).orElse(""),
                pong.failure().map(failure -> failure.detail()).orElse(""),
                code.map(known -> known.side().words()).orElse(""),
                code.map(FailureCode::whatToDo).orElse(""));
    }

    /** The document as YAML, to be handed to the partner. */
    public String document(StateCode state) {
        Peer peer = agreements.with(state).orElseThrow(PartnerDesk::unknown);
        return documents.of(peer.partner());
    }

    private PartnerView view(Peer peer) {
        Partner partner = peer.partner();
        Optional<Contacts.Contact> last = contacts.with(partner.state());
        return new PartnerView(
                partner.state().value(),
                partner.name(),
                partner.endpoint(),
                partner.agreement(),
                partner.suite(),
                partner.cipher(),
                partner.terms().in(Lane.URGENT).exchange(),
                certificates(peer),
                last.flatMap(Contacts.Contact::good),
                last.map(Contacts.Contact::tried),
                last.map(Contacts.Contact::words).orElse("not contacted since this node started"));
    }

    private List<CertificateView> certificates(Peer peer) {
        Pinned pinned = peer.certificates().pinned();
        Suite suite = peer.partner().suite();
        var views = new ArrayList<CertificateView>();
        pinned.tls().forEach(leaf -> views.add(view("TLS", leaf)));
        pinned.signing(suite).forEach(leaf -> views.add(view("signing", leaf)));
        pinned.encryption(suite).forEach(leaf -> views.add(view("encryption", leaf)));
        return views;
    }

    private CertificateView view(String use, X509Certificate leaf) {
        Instant until = leaf.getNotAfter().toInstant();
        long days = java.time.Duration.between(clock.instant(), until).toDays();
        return new CertificateView(use, leaf.getSubjectX500Principal().getName(), Fingerprint.hex(leaf), until, days);
    }

    private static Refused unknown() {
        return new Refused(FailureCode.NOT_FOUND, "There is no agreement with that State");
    }
}
