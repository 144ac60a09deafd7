package org.entente.integration.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Prints {@code case | direction | result}, one line for each test, once all have run. */
final class InteropTable implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private final List<Row> rows = new ArrayList<>();
    private Finding current = new Finding();

    private record Row(String what, String direction, String result) {
        private String text(int widest) {
            return what + " ".repeat(widest - what.length()) + " | " + direction + " | " + result;
        }
    }

    /** What a test found out, to stand in its line. */
    static final class Finding {
        private String text = "";

        void says(String finding) {
            this.text = finding;
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
                failure.map(cause -> "FAILED").orElse("passed") + ": " + current.text));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        int widest = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        System.out.println(rows.stream()
                .map(row -> row.text(widest))
                .collect(Collectors.joining(
                        "\n", "\nInteroperability with phase4 4.4.1\ncase | direction | result\n", "\n")));
    }
}
