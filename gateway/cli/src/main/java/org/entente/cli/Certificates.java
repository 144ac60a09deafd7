package org.entente.cli;

import java.util.List;
import java.util.Optional;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.Spoken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certificates that a node rests on, as its operator door lists them. */
record Certificates(List<JsonNode> all) {

    private static final int USUAL_DAYS = 30;
    private static final int SHORT = 16;

    static Certificates of(AgencyClient door) {
        return new Certificates(door.get("/operator/certificates")
                .path("certificates")
                .valueStream()
                .toList());
    }

    int list(Optional<String> within, boolean exitCode, Output output) {
        Optional<Integer> asked = within.map(Certificates::days);
        List<JsonNode> shown = asked.map(this::endingWithin).orElse(all);
        output.print(json(shown), () -> shown.forEach(Certificates::line));
        boolean isAnyNear = !endingWithin(asked.orElse(USUAL_DAYS)).isEmpty();
        if (shown.isEmpty()) {
            System.err.println("Nothing ends within " + asked.orElse(USUAL_DAYS) + " days.");
        }
        return exitCode && isAnyNear ? ExitCode.FAILED.code() : ExitCode.DONE.code();
    }

    int describe(String named, Optional<String> told, Output output) {
        JsonNode one = find(named);
        output.print(one, () -> describe(one));
        if (told.isEmpty()) {
            return ExitCode.DONE.code();
        }
        boolean isSame = Told.parse(told.get()).hex().equals(one.path("sha256").asString(""));
        System.err.println(
                isSame ? "It is the same certificate." : "It is ANOTHER certificate: trust neither, and ask again.");
        return isSame ? ExitCode.DONE.code() : ExitCode.VERIFICATION_FAILED.code();
    }

    /** By its fingerprint, whole or its beginning. */
    private JsonNode find(String named) {
        String beginning = named.matches("[0-9a-fA-F]{8,64}")
                ? named.toLowerCase(java.util.Locale.ROOT)
                : Optional.of(Told.parse(named)).map(Digest::hex).orElseThrow();
        return all.stream()
                .filter(one -> one.path("sha256").asString("").startsWith(beginning))
                .findFirst()
                .orElseThrow(() ->
                        new ClientFault(ExitCode.NOT_FOUND, "The node rests on no certificate with that fingerprint."));
    }

    private List<JsonNode> endingWithin(int days) {
        return all.stream().filter(one -> one.path("days").asLong(0) < days).toList();
    }

    private static int days(String within) {
        if (!within.matches("[0-9]{1,4}d")) {
            throw new ClientFault(ExitCode.USAGE, "Say within how many days: --expires-in 30d");
        }
        return Integer.parseInt(within.substring(0, within.length() - 1));
    }

    private static void line(JsonNode one) {
        System.out.printf(
                "%s  %5d days  %-9s %-24s %-26s %s  %s%n",
                one.path("until").asString("").substring(0, 10),
                one.path("days").asLong(0),
                one.path("kind").asString(""),
                one.path("whose").asString(""),
                one.path("use").asString(""),
                one.path("sha256").asString("").substring(0, SHORT),
                one.path("subject").asString(""));
    }

    private static void describe(JsonNode one) {
        System.out.println(one.path("subject").asString(""));
        System.out.println(one.path("kind").asString("") + ", "
                + one.path("whose").asString("") + ", " + one.path("use").asString(""));
        System.out.println("from " + one.path("from").asString("") + " until "
                + one.path("until").asString("") + " (" + one.path("days").asLong(0) + " days)");
        Spoken.lines("SHA-256 " + one.path("sha256").asString("")).forEach(System.out::println);
    }

    private static JsonNode json(List<JsonNode> shown) {
        var body = JsonMapper.builder().build().createObjectNode();
        body.putArray("certificates").addAll(shown);
        return body;
    }
}
