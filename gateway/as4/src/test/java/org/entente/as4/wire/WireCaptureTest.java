package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.entente.as4.message.SealedAs4;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the HTTP body before TLS: which parts are signed, which are encrypted, with which algorithms. */
class WireCaptureTest {

    private static final String MARKER = "KELPMARKERONTHEWIRE";
    private static final Pattern REFERENCE = Pattern.compile("<ds:Reference URI=\"([^\"]+)\">.*?"
            + "<ds:Transform Algorithm=\"([^\"]+)\">.*?<ds:DigestMethod Algorithm=\"([^\"]+)\">");
    private static final Pattern ENCRYPTED = Pattern.compile("CipherReference URI=\"([^\"]+)\"");
    private static final Pattern METHOD = Pattern.compile("<\\w+:(\\w+Method|MGF|PRF)[^>]*? Algorithm=\"([^\"]+)\"");

    @TempDir
    Path home;

    @Test
    void signsHeaderBodyAndPayloadsAndEncryptsEveryPayloadInEDelivery2() throws IOException, LifecycleException {
        String body = captured(Suite.EDELIVERY_2);

        System.out.println(summary(Suite.EDELIVERY_2, body));
        assertSigned(body);
        assertThat(body)
                .contains("SignatureMethod Algorithm=\"http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519\"")
                .contains("http://www.w3.org/2021/04/xmldsig-more#x25519")
                .contains("http://www.w3.org/2021/04/xmldsig-more#hkdf")
                .contains("http://www.w3.org/2001/04/xmlenc#kw-aes128")
                .contains("http://www.w3.org/2009/xmlenc11#aes128-gcm")
                .doesNotContain("rsa-oaep", "rsa-sha256");
    }

    @Test
    void signsHeaderBodyAndPayloadsAndEncryptsEveryPayloadWithRsa() throws IOException, LifecycleException {
        String body = captured(Suite.EDELIVERY_1_RSA);

        System.out.println(summary(Suite.EDELIVERY_1_RSA, body));
        assertSigned(body);
        assertThat(body)
                .contains("SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"")
                .contains("http://www.w3.org/2009/xmlenc11#rsa-oaep")
                .contains("http://www.w3.org/2009/xmlenc11#mgf1sha256")
                .contains("http://www.w3.org/2009/xmlenc11#aes256-gcm")
                .doesNotContain("x25519", "aes128");
    }

    /** Two payloads, so two attachments: both signed, both encrypted, and nothing of either can be read. */
    private static void assertSigned(String body) {
        List<String> signed = all(REFERENCE, body, 1);
        List<String> encrypted = all(ENCRYPTED, body, 1);

        assertThat(signed).hasSize(4).filteredOn(uri -> uri.startsWith("#")).hasSize(2);
        assertThat(signed).filteredOn(uri -> uri.startsWith("cid:")).containsExactlyInAnyOrderElementsOf(encrypted);
        assertThat(encrypted).hasSize(2);
        assertThat(all(REFERENCE, body, 3)).containsOnly("http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(body).doesNotContain(MARKER).doesNotContain("Utopia");
        assertThat(body.split("--entente-", -1))
                .as("envelope and two attachments")
                .hasSize(5);
    }

    private String captured(Suite suite) throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, suite)) {
            var outgoing = world.message(List.of((MARKER + "\n").getBytes(StandardCharsets.UTF_8)));
            var sealer = world.norland.sealer(world.norland.agreements(world.sudland, suite, 1));
            if (!(sealer.seal(outgoing) instanceof SealedAs4 sealed)) {
                throw new AssertionError("Only AS4 is sealed here");
            }
            try (InputStream bytes = sealed.body().open()) {
                return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static String summary(Suite suite, String body) {
        var text = new StringBuilder(suite + ", the HTTP body before TLS\n");
        Matcher reference = REFERENCE.matcher(body);
        while (reference.find()) {
            text.append("  signed     %s  (%s, digest %s)%n"
                    .formatted(reference.group(1), brief(reference.group(2)), brief(reference.group(3))));
        }
        all(ENCRYPTED, body, 1)
                .forEach(uri -> text.append("  encrypted  ").append(uri).append('\n'));
        new TreeSet<>(methods(body))
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static List<String> methods(String body) {
        return METHOD.matcher(body)
                .results()
                .map(found -> "%-24s %s".formatted(found.group(1), found.group(2)))
                .distinct()
                .toList();
    }

    private static String brief(String algorithm) {
        return algorithm.replaceAll(".*[#/](?=.)", "");
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }
}
