package org.entente.node.config;

import java.nio.file.Path;
import java.util.List;

/** Somebody who may look at every message's metadata, by client certificates in PEM. */
public record OperatorConfig(String name, List<Path> certificateFiles) {

    public OperatorConfig {
        Required.present("operators[].name", name);
        Required.present("operators[].certificate-files", certificateFiles);
        Required.that("operators[].certificate-files", !certificateFiles.isEmpty(), "at least one file");
        certificateFiles = List.copyOf(certificateFiles);
    }
}
