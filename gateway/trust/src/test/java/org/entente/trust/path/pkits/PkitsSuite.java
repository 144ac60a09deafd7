package org.entente.trust.path.pkits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.entente.trust.path.PathAnswer;
import org.entente.trust.path.PathFinder;
import org.entente.trust.path.PolicyDemands;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** NIST's suite as it lies beside the repository: cases, authorities, lists. */
record PkitsSuite(Path folder, JsonNode json, List<X509Certificate> authorities, List<X509CRL> lists) {

    private static final String ANCHOR = "TrustAnchorRootCertificate.crt";

    /** Within the years for which the suite was made, so that the verdicts do not change when they are over. */
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    static PkitsSuite read() {
        Path folder =
                Path.of(System.getProperty("entente.shared", "../../../shared")).resolve("suites/pkits");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "The suite pkits is not there: " + folder);
        return new PkitsSuite(
                folder,
                JsonMapper.shared().readTree(folder.resolve("pkits-cases.json")),
                each(folder.resolve("certs"), PkitsSuite::certificate).stream()
                        .filter(one -> one.getBasicConstraints() >= 0 || signsLists(one))
                        .toList(),
                each(folder.resolve("crls"), PkitsSuite::list));
    }

    List<PkitsCase> cases() {
        return json.get("cases").valueStream().map(this::caseOf).toList();
    }

    PathAnswer answer(PkitsCase asked) {
        X509Certificate anchor = certificate(folder.resolve("certs").resolve(ANCHOR));
        X509Certificate leaf = certificate(folder.resolve("certs").resolve(asked.target()));
        return new PathFinder(anchor, authorities, asked.policies()).find(leaf, lists, THEN);
    }

    private PkitsCase caseOf(JsonNode one) {
        JsonNode settings = json.get("settings").get(one.get("settings").asString());
        var initial = new HashSet<String>();
        settings.path("initial_policy_set").forEach(policy -> initial.add(policy.asString()));
        var demands = new PolicyDemands(
                settings.path("initial_explicit_policy").asBoolean(false),
                settings.path("initial_policy_mapping_inhibit").asBoolean(false),
                settings.path("initial_inhibit_any_policy").asBoolean(false),
                initial);
        return new PkitsCase(
                one.path("section").asString("optional"),
                one.get("target").asString(),
                one.get("settings").asString(),
                demands,
                one.get("expected").asString().equals("ACCEPT"));
    }

    private static boolean signsLists(X509Certificate certificate) {
        boolean[] uses = certificate.getKeyUsage();
        return uses != null && uses[6];
    }

    private interface Reading<T> {
        T read(Path file);
    }

    private static <T> List<T> each(Path folder, Reading<T> reading) {
        try (Stream<Path> files = Files.list(folder)) {
            var all = new ArrayList<T>();
            files.sorted().forEach(file -> all.add(reading.read(file)));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }

    private static X509CRL list(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (IOException | CertificateException | CRLException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
