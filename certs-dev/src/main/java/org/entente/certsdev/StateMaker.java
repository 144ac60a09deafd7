package org.entente.certsdev;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.entente.certsdev.files.KeyFile;
import org.entente.certsdev.files.OwnFolder;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.PlayPkiFault;
import org.entente.certsdev.issue.SeededRandom;

/**
 * Makes what is missing of one State.
 *
 * <p>The PKCS#12 files are the truth and are kept; the PEM files follow them.
 */
final class StateMaker {
    static final String ROOT = "root";
    static final String GATEWAYS = "gateway-ca";
    static final String AGENCIES = "agency-ca";

    private final StateKeys keys;
    private final StatePlans plans;
    private final SeededRandom seed;

    StateMaker(StateKeys keys, Clock clock, SeededRandom seed) {
        this.keys = keys;
        this.plans = new StatePlans(keys.state(), clock);
        this.seed = seed.child(keys.state().code());
    }

    void make() {
        OwnFolder.at(keys.authorityFolder());
        OwnFolder.at(keys.folder());
        var authorities = makeAuthorities();
        KeyFile.writePassphrase(keys.passphraseFile(), seed.child("node passphrase"));
        Purpose.ofNodes().parallelStream().forEach(purpose -> makeNode(purpose, authorities.gateways()));
        var trust = OwnFolder.at(keys.trust().folder());
        trust.follow(PublicFiles.ROOT, pem(authorities.root()));
        trust.follow(PublicFiles.GATEWAYS, pem(authorities.gateways()));
        trust.follow(TrustFiles.AGENCIES, pem(authorities.agencies()));
        var published = OwnFolder.at(keys.published().folder());
        published.follow(PublicFiles.ROOT, pem(authorities.root()));
        published.follow(PublicFiles.GATEWAYS, pem(authorities.gateways()));
        makeClients(authorities);
    }

    private StateAuthorities makeAuthorities() {
        var passphrase = keys.authority(ROOT).passphraseFile();
        KeyFile.writePassphrase(passphrase, seed.child("authority passphrase"));
        var root = makeAuthority(ROOT, () -> Authority.root(plans.root(), seed.child(ROOT)));
        var gateways =
                makeAuthority(GATEWAYS, () -> root.issueAuthority(plans.gatewayAuthority(), seed.child(GATEWAYS)));
        var agencies =
                makeAuthority(AGENCIES, () -> root.issueAuthority(plans.agencyAuthority(), seed.child(AGENCIES)));
        return new StateAuthorities(root, gateways, agencies);
    }

    private Authority makeAuthority(String alias, Supplier<Authority> maker) {
        return new Authority(keepOrMake(keys.authority(alias), () -> maker.get().credential()));
    }

    private void makeNode(Purpose purpose, Authority gateways) {
        var plan = within(gateways, plans.node(purpose));
        var credential = keepOrMake(
                keys.node(purpose), () -> gateways.issue(plan, purpose.keyKind(), seed.child(purpose.alias())));
        requireIssuedBy(gateways, credential, keys.node(purpose));
        OwnFolder.at(keys.published().folder())
                .follow(PublicFiles.nameOf(purpose), Pem.ofCertificates(List.of(credential.certificate())));
    }

    private void makeClients(StateAuthorities authorities) {
        for (var client : keys.clients()) {
            KeyFile.writePassphrase(client.key().passphraseFile(), seed.child("client passphrase"));
            makeClient(client, authorities.agencies());
            OwnFolder.at(client.folder())
                    .follow(
                            ClientFiles.TRUSTED,
                            Pem.ofCertificates(List.of(
                                    authorities.root().certificate(),
                                    authorities.gateways().certificate())));
        }
    }

    private void makeClient(ClientFiles client, Authority agencies) {
        var plan = within(agencies, plans.client(client.agency()));
        var label = Purpose.CLIENT.alias() + " " + client.agency().code();
        var credential = keepOrMake(client.key(), () -> agencies.issue(plan, KeyKind.P256, seed.child(label)));
        requireIssuedBy(agencies, credential, client.key());
        var folder = OwnFolder.at(client.folder());
        folder.follow(client.certificateName(), Pem.ofCertificates(credential.chain()));
        folder.follow(client.keyName(), Pem.ofKey(credential.privateKey()));
    }

    private static Credential keepOrMake(KeyFile file, Supplier<Credential> maker) {
        if (file.exists()) {
            return file.load();
        }
        var made = maker.get();
        file.save(made);
        return made;
    }

    private void requireIssuedBy(Authority authority, Credential credential, KeyFile file) {
        if (!credential.chain().contains(authority.certificate())) {
            throw new PlayPkiFault(file.file() + " was issued by an authority that is no longer in "
                    + keys.authorityFolder() + "; delete " + keys.stateFolder() + " to begin afresh");
        }
    }

    private static CertificatePlan within(Authority authority, CertificatePlan plan) {
        return plan.valid(plan.validity().endingWithin(authority.validity()));
    }

    private static byte[] pem(Authority authority) {
        return Pem.ofCertificates(List.of(authority.certificate()));
    }
}
