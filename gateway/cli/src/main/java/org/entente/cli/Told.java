package org.entente.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.FingerprintWords;
import org.entente.core.fingerprint.Spoken;
import org.jspecify.annotations.Nullable;

/** Fingerprints as a person was told them. */
record Told(List<Digest> fingerprints) {

    static Told of(@Nullable List<String> told) {
        return new Told(
                told == null ? List.of() : told.stream().map(Told::parse).toList());
    }

    /** Throws {@link ClientFault} with the first word that cannot be. */
    static Digest parse(String told) {
        try {
            return FingerprintWords.parse(told);
        } catch (IllegalArgumentException misheard) {
            throw new ClientFault(ExitCode.VERIFICATION_FAILED, misheard.getMessage() + ".", misheard);
        }
    }

    /** Throws {@link ClientFault} where one of these is none of those, in digits. */
    void requireAmong(List<String> those) {
        if (!those.containsAll(fingerprints.stream().map(Digest::hex).toList())) {
            throw new ClientFault(
                    ExitCode.VERIFICATION_FAILED, "None of these certificates has that fingerprint. Nothing was done.");
        }
    }

    /** Throws {@link ClientFault} where a proposal brings no certificate with one of these. */
    void requireIn(long proposal, AgencyClient door) {
        if (fingerprints.isEmpty()) {
            return;
        }
        Set<Digest> come = door.get(Person.DOOR + "/acts/" + proposal + "/changes")
                .path("changes")
                .valueStream()
                .flatMap(change -> change.path("come").valueStream())
                .flatMap(value -> Spoken.fingerprints(value.asString("")).stream())
                .collect(Collectors.toSet());
        if (!come.containsAll(fingerprints)) {
            throw new ClientFault(
                    ExitCode.VERIFICATION_FAILED,
                    "Proposal " + proposal + " brings no certificate with that fingerprint. Nothing was approved.");
        }
    }
}
