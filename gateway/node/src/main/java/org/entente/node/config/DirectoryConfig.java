package org.entente.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.entente.node.directory.DirectoryLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which signed directory a node reads, and whose word for it counts.
 *
 * @param folder where its versions and signatures lie
 * @param signers the certificates, PEM, of those who sign version {@code first}; later signers the directory names
 * @param quorum how many of them must sign
 * @param first the version at which this node begins to follow the directory
 * @param every how often the folder is read again
 */
public record DirectoryConfig(
        Path folder,
        List<Path> signers,
        int quorum,
        @DefaultValue("1") int first,
        @DefaultValue("30s") Duration every,
        @DefaultValue Limits limits) {

    public DirectoryConfig {
        Required.present("directory.folder", folder);
        Required.present("directory.signers", signers);
        Required.some("directory.quorum", quorum);
        Required.some("directory.first", first);
        Required.some("directory.every", every);
        signers = List.copyOf(signers);
        Required.that(
                "directory.quorum",
                quorum <= signers.size() && 2 * quorum > signers.size(),
                "more than half of the signers, and at most all of them");
    }

    /** How much of a directory is read. */
    public record Limits(
            @DefaultValue("4MB") DataSize document,
            @DefaultValue("300") int states,
            @DefaultValue("5000") int desks,
            @DefaultValue("50") int signatures,
            @DefaultValue("100") int versions) {
        public Limits {
            Required.some("directory.limits.document", document);
            Required.that(
                    "directory.limits.document", document.compareTo(DataSize.ofGigabytes(1)) < 0, "less than 1GB");
            Required.some("directory.limits.states", states);
            Required.some("directory.limits.desks", desks);
            Required.some("directory.limits.signatures", signatures);
            Required.some("directory.limits.versions", versions);
        }

        public DirectoryLimits asLimits() {
            return new DirectoryLimits(Math.toIntExact(document.toBytes()), states, desks, signatures, versions);
        }
    }
}
