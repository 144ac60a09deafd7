package org.entente.node.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.Hours;
import org.entente.core.directory.HoursText;
import org.entente.core.directory.ListedAgency;
import org.entente.core.directory.ListedCertificates;
import org.entente.core.directory.ListedDesk;
import org.entente.core.directory.ListedState;
import org.entente.core.directory.Signers;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;

/** Reads one version of the directory from YAML (or JSON, which is YAML), whole or not at all. */
final class DirectoryYaml {

    private final DirectoryLimits limits;
    private int desks;

    private DirectoryYaml(DirectoryLimits limits) {
        this.limits = limits;
    }

    /** Throws {@link DirectoryFault} that names the key. */
    static DirectoryDocument read(byte[] bytes, DirectoryLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw new DirectoryFault("it is larger than " + limits.bytes() + " bytes");
        }
        return new DirectoryYaml(limits).document(YamlTree.read(bytes));
    }

    private DirectoryDocument document(YamlTree tree) {
        tree.with(Set.of("version", "issued", "valid-until", "previous", "next-signers", "states"));
        List<YamlTree> states = tree.at("states").list();
        if (states.size() > limits.states()) {
            throw new DirectoryFault("states: more than " + limits.states() + " States");
        }
        return tree.make(() -> new DirectoryDocument(
                tree.at("version").as(DirectoryYaml::number),
                tree.at("issued").as(Instant::parse),
                tree.at("valid-until").as(Instant::parse),
                tree.at("previous").as(Digest::new),
                signers(tree.at("next-signers")),
                states.stream().map(this::state).toList()));
    }

    private static Signers signers(YamlTree tree) {
        tree.with(Set.of("quorum", "certificates"));
        return tree.make(() -> new Signers(
                tree.set("certificates", Digest::new),
                Math.toIntExact(tree.at("quorum").as(DirectoryYaml::number))));
    }

    private ListedState state(YamlTree tree) {
        tree.with(Set.of("state", "name", "endpoints", "certificates", "agencies"));
        return tree.make(() -> new ListedState(
                tree.at("state").as(StateCode::new),
                tree.text("name"),
                tree.at("endpoints").list().stream()
                        .map(one -> one.as(URI::create))
                        .toList(),
                certificates(tree.at("certificates")),
                tree.at("agencies").list().stream().map(this::agency).toList()));
    }

    private static ListedCertificates certificates(YamlTree tree) {
        tree.with(Set.of("tls", "signing", "encryption"));
        return tree.make(() -> new ListedCertificates(
                tree.set("tls", Digest::new), tree.set("signing", Digest::new), tree.set("encryption", Digest::new)));
    }

    private ListedAgency agency(YamlTree tree) {
        tree.with(Set.of("authority", "name", "desks"));
        return tree.make(() -> new ListedAgency(
                tree.at("authority").as(DirectoryYaml::authority),
                tree.text("name"),
                tree.at("desks").list().stream().map(this::desk).toList()));
    }

    private ListedDesk desk(YamlTree tree) {
        desks++;
        if (desks > limits.desks()) {
            throw tree.fault("more than " + limits.desks() + " desks");
        }
        tree.with(Set.of("id", "name", "families", "instruments", "languages", "hours", "phone"));
        return tree.make(() -> new ListedDesk(
                tree.text("id"),
                tree.text("name"),
                tree.set("families", code -> code),
                tree.set("instruments", code -> code),
                tree.texts("languages"),
                hours(tree.at("hours")),
                tree.text("phone")));
    }

    private static Hours hours(YamlTree tree) {
        tree.with(Set.of("zone", "open"));
        return tree.make(() -> HoursText.parse(tree.text("zone"), tree.texts("open")));
    }

    private static AuthorityKind authority(String code) {
        return AuthorityKind.named(code)
                .orElseThrow(() ->
                        new IllegalArgumentException("the shared list of authorities has no code '" + code + "'"));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no number from 0 to 999999999");
        }
        return Long.parseLong(text);
    }
}
