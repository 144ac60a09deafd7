package org.entente.certsdev;

import java.net.URI;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Standing.PermittedNames;
import org.entente.certsdev.issue.Validity;

/**
 * What the good certificates of one State say.
 *
 * <p>The issuing authorities may certify names of their own State only, so that no State's authority can speak for
 * another's gateway.
 */
public record StatePlans(PlayState state, Clock clock) {
    private static final Period AUTHORITY_LASTS = Period.ofYears(10);
    private static final Period LEAF_LASTS = Period.ofYears(2);

    public CertificatePlan root() {
        return authority("Root CA", new Standing.Issuing(1, PermittedNames.all()));
    }

    public CertificatePlan gatewayAuthority() {
        var permitted = new PermittedNames(
                List.of(country()), List.of("localhost", state.domain()), List.of("127.0.0.0/8", "::1/128"));
        return authority("Gateway CA", new Standing.Issuing(0, permitted));
    }

    public CertificatePlan agencyAuthority() {
        var permitted = new PermittedNames(List.of(country()), List.of(), List.of());
        return authority("Agency CA", new Standing.Issuing(0, permitted));
    }

    /** The certificate of the node for one purpose. */
    public CertificatePlan node(Purpose purpose) {
        var names = purpose == Purpose.TLS
                ? new AlternativeNames(
                        List.of("localhost", state.gatewayHost()), List.of("127.0.0.1", "::1"), List.of())
                : AlternativeNames.none();
        var subject = subject("Gateway", state.name() + " gateway " + purpose.alias());
        return leaf(subject, purpose, names);
    }

    /** The client certificate of one agency: its code is the organisational unit, and stands in the identifier. */
    public CertificatePlan client(PlayAgency agency) {
        var subject = subject(agency.code(), state.name() + " " + agency.code());
        return leaf(subject, Purpose.CLIENT, AlternativeNames.identifier(identifier(agency)));
    }

    /** Names an agency for machines: {@code urn:entente:agency:QN:FIU}. */
    public URI identifier(PlayAgency agency) {
        return URI.create("urn:entente:agency:" + state.code() + ":" + agency.code());
    }

    private CertificatePlan authority(String role, Standing.Issuing standing) {
        var subject =
                new X500Principal("CN=" + state.name() + " " + role + ",O=" + state.name() + ",C=" + state.code());
        return new CertificatePlan(subject, Validity.lasting(AUTHORITY_LASTS, clock), standing);
    }

    private CertificatePlan leaf(X500Principal subject, Purpose purpose, AlternativeNames names) {
        var standing = new Standing.Leaf(purpose.keyUses(), purpose.extendedUses(), names);
        return new CertificatePlan(subject, Validity.lasting(LEAF_LASTS, clock), standing);
    }

    private X500Principal subject(String unit, String name) {
        return new X500Principal("CN=" + name + ",OU=" + unit + ",O=" + state.name() + ",C=" + state.code());
    }

    private X500Principal country() {
        return new X500Principal("O=" + state.name() + ",C=" + state.code());
    }
}
