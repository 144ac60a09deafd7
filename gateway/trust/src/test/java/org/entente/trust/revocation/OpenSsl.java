package org.entente.trust.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.Credential;
import org.junit.jupiter.api.Assumptions;

/** OpenSSL with one authority's key, certificate and index of what it issued, in a folder of its own. */
record OpenSsl(Path folder) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PATIENCE_SECONDS = 20;
    private static final String CONFIG = """
            [ca]
            default_ca = play
            [play]
            database = index.txt
            crlnumber = crlnumber
            default_md = sha256

            """;

    static OpenSsl in(Path folder, Credential authority) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isThere(), "openssl is not on this machine");
        Files.write(folder.resolve("ca.pem"), Pem.ofCertificates(List.of(authority.certificate())));
        Files.write(folder.resolve("ca.key"), Pem.ofKey(authority.privateKey()));
        Files.writeString(folder.resolve("ca.conf"), CONFIG);
        Files.writeString(folder.resolve("crlnumber"), "01\n");
        Files.writeString(folder.resolve("index.txt"), "");
        return new OpenSsl(folder);
    }

    void issued(X509Certificate certificate) throws IOException {
        note("V\t%1$s\t\t%2$s\tunknown\t/CN=%2$s\n".formatted(end(certificate), serial(certificate)));
    }

    void revoked(X509Certificate certificate, Instant since) throws IOException {
        note("R\t%1$s\t%2$s,keyCompromise\t%3$s\tunknown\t/CN=%3$s\n"
                .formatted(end(certificate), DATE.format(since), serial(certificate)));
    }

    /** What {@code openssl ocsp} answers, signed by the credential whose files are {@code signer.pem} and .key. */
    byte[] ocsp(byte[] question, String signer) {
        try {
            Files.write(folder.resolve("question.der"), question);
            Files.deleteIfExists(folder.resolve("answer.der"));
            run(
                    List.of("ocsp -index index.txt -CA ca.pem -nmin 10 -noverify -rmd sha256".split(" ")),
                    List.of(
                            "-rsigner",
                            signer + ".pem",
                            "-rkey",
                            signer + ".key",
                            "-reqin",
                            "question.der",
                            "-respout",
                            "answer.der"));
            return Files.readAllBytes(folder.resolve("answer.der"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** What {@code openssl ca -gencrl} lists. */
    byte[] list() throws IOException {
        run(
                List.of("ca", "-config", "ca.conf", "-gencrl", "-keyfile", "ca.key", "-cert", "ca.pem"),
                List.of("-crldays", "1", "-out", "list.pem"));
        return Files.readAllBytes(folder.resolve("list.pem"));
    }

    /** Runs it in the folder and returns what it printed. */
    String run(List<String> command, List<String> more) throws IOException {
        var all = new ArrayList<String>();
        all.add("openssl");
        all.addAll(command);
        all.addAll(more);
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    private void note(String line) throws IOException {
        Files.writeString(folder.resolve("index.txt"), line, java.nio.file.StandardOpenOption.APPEND);
    }

    private static String end(X509Certificate certificate) {
        return DATE.format(certificate.getNotAfter().toInstant());
    }

    private static String serial(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        String hex = serial.toString(16).toUpperCase(Locale.ROOT);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
