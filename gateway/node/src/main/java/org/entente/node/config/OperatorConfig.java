package org.entente.node.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A person who may look at every message's metadata, and with a second one change what the node trusts.
 *
 * @param name of one person alone: two certificates of one name are one person's
 * @param certificateFiles client certificates in PEM
 */
public record OperatorConfig(String name, List<Path> certificateFiles) {

    public OperatorConfig {
        Required.present("operators[].name", name);
        Required.that("operators[].name", name.matches("[^\\[\\]=\\p{Cntrl}]{1,80}"), "1 to 80 letters, no brackets");
        Required.present("operators[].certificate-files", certificateFiles);
        Required.that("operators[].certificate-files", !certificateFiles.isEmpty(), "at least one file");
        certificateFiles = List.copyOf(certificateFiles);
    }
}
