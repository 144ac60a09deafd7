package org.entente.integration.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Prints {@code case | direction | result}, one line for each test, once all have run, and holds {@code
 * docs/interoperability.md} to it; {@code -Dinterop=write} writes that page anew.
 */
final class InteropTable implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private final List<Row> rows = new ArrayList<>();
    private Finding current = new Finding();

    private record Row(String what, String direction, String result, String figure) {
        private String text(int widest) {
            return what + " ".repeat(widest - what.length()) + " | " + direction + " | " + result
                    + (figure.isEmpty() ? "" : ", " + figure);
        }

        private String line() {
            return "| " + what + " | " + direction + " | " + result.replace("|", "\\|") + " |";
        }
    }

    /** What a test found out, to stand in its line. */
    static final class Finding {
        private String text = "";
        private String figure = "";

        void says(String finding) {
            this.text = finding;
        }

        /** What is different every time; it is printed and not written down. */
        void took(String time) {
            this.figure = time;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Finding.class);
    }

    @Override
    public Finding resolveParameter(ParameterContext parameter, ExtensionContext context) {
        current = new Finding();
        return current;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Case shown = context.getRequiredTestMethod().getAnnotation(Case.class);
        Optional<Throwable> failure = context.getExecutionException();
        String shape = context.getDisplayName().startsWith("[") ? ", " + context.getDisplayName() : "";
        rows.add(new Row(
                shown.value() + shape.replaceFirst("\\[\\d+] (terms = )?", ""),
                shown.direction(),
                failure.map(cause -> "FAILED").orElse("passed") + ": " + current.text,
                current.figure));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        int widest = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        System.out.println(rows.stream()
                .map(row -> row.text(widest))
                .collect(Collectors.joining(
                        "\n", "\nInteroperability with phase4 4.4.1\ncase | direction | result\n", "\n")));
        Path page = Path.of(System.getProperty("entente.root"), "docs", "interoperability.md");
        try {
            if ("write".equals(System.getProperty("interop"))) {
                Files.writeString(page, page());
            }
            assertThat(Files.readAllLines(page))
                    .as("docs/interoperability.md is current; -Dinterop=write writes it anew")
                    .containsAll(rows.stream().map(Row::line).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String page() {
        return """
                # Interoperability with phase4 4.4.1

                phase4 runs in a process of its own, on its library: its profile modules are not published, so the tests
                configure the algorithms of each profile. RSA and RSA_256 are eDelivery AS4 1.x with AES-128-GCM
                and AES-256-GCM, EDDSA is eDelivery AS4 2.0 (Ed25519, X25519 with HKDF), P256 its alternative
                (ECDSA and ECDH-ES over P-256). Both sides use mutual TLS 1.3.

                Written by `Phase4InteroperabilityTest`, which also holds this page to what it finds.

                | case | direction | result |
                | --- | --- | --- |
                """
                + rows.stream()
                        .sorted(Comparator.comparing(Row::what).thenComparing(Row::direction))
                        .map(Row::line)
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
