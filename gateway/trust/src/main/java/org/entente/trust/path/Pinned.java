package org.entente.trust.path;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.core.partner.Partner.Suite;

/** The certificates that one partner handed over, by purpose; several of one purpose during a rollover. */
public record Pinned(
        List<X509Certificate> tls,
        List<X509Certificate> signing,
        List<X509Certificate> agreement,
        List<X509Certificate> rsaSigning,
        List<X509Certificate> rsaEncryption,
        List<X509Certificate> ecSigning,
        List<X509Certificate> ecAgreement) {
    public Pinned {
        tls = List.copyOf(tls);
        signing = List.copyOf(signing);
        agreement = List.copyOf(agreement);
        rsaSigning = List.copyOf(rsaSigning);
        rsaEncryption = List.copyOf(rsaEncryption);
        ecSigning = List.copyOf(ecSigning);
        ecAgreement = List.copyOf(ecAgreement);
    }

    List<X509Certificate> all() {
        return named().values().stream().flatMap(List::stream).toList();
    }

    /** By the names of the files in which they are handed over, without {@code .crt.pem}. */
    public Map<String, List<X509Certificate>> named() {
        var named = new LinkedHashMap<String, List<X509Certificate>>();
        named.put("tls", tls);
        named.put("signing", signing);
        named.put("agreement", agreement);
        named.put("rsa-signing", rsaSigning);
        named.put("rsa-encryption", rsaEncryption);
        named.put("ec-signing", ecSigning);
        named.put("ec-agreement", ecAgreement);
        return named;
    }

    /** The name under which one is handed over that {@code is} it. */
    public Optional<String> name(Predicate<X509Certificate> is) {
        return named().entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(is))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The names of what a suite needs. */
    public static List<String> names(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2 -> List.of("tls", "signing", "agreement");
            case EDELIVERY_2_P256 -> List.of("tls", "ec-signing", "ec-agreement");
            case EDELIVERY_1_RSA -> List.of("tls", "rsa-signing", "rsa-encryption");
        };
    }

    /** What signs under a suite. */
    public List<X509Certificate> signing(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2 -> signing;
            case EDELIVERY_2_P256 -> ecSigning;
            case EDELIVERY_1_RSA -> rsaSigning;
        };
    }

    /** What is encrypted for under a suite. */
    public List<X509Certificate> encryption(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2 -> agreement;
            case EDELIVERY_2_P256 -> ecAgreement;
            case EDELIVERY_1_RSA -> rsaEncryption;
        };
    }
}
