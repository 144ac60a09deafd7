package org.entente.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entente.core.approval.ForbiddenPair;
import org.entente.core.approval.Role;

/**
 * A person who works at the operators' doors; what for, say the roles.
 *
 * @param name of one person alone: two certificates of one name are one person's
 * @param certificateFiles client certificates in PEM
 * @param roles at least one, and no two that one person may not have both
 */
public record OperatorConfig(String name, List<Path> certificateFiles, Set<Role> roles) {

    public OperatorConfig {
        Required.present("operators[].name", name);
        Required.that("operators[].name", name.matches("[^\\[\\]=\\p{Cntrl}]{1,80}"), "1 to 80 letters, no brackets");
        Required.present("operators[].certificate-files", certificateFiles);
        Required.that("operators[].certificate-files", !certificateFiles.isEmpty(), "at least one file");
        Required.present("operators[].roles", roles);
        Required.that("operators[].roles", !roles.isEmpty(), "at least one role");
        certificateFiles = List.copyOf(certificateFiles);
        roles = Set.copyOf(roles);
        ForbiddenPair.among(roles).ifPresent(pair -> {
            throw new IllegalArgumentException("Operator " + pair.sentence(name));
        });
    }
}
