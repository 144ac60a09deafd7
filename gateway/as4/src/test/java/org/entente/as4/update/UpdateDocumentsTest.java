package org.entente.as4.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.update.UpdateRequest.Replacement;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.core.failure.Refused;
import org.entente.core.xml.SafeXml;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what is read; and what others write, whose examples show the forms that the standard allows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateDocumentsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private final UpdateReader reader =
            new UpdateReader(new SafeXml(As4Limits.standard().xml()));

    private List<StateKeys> states = List.of();

    @BeforeAll
    void twoStates(@TempDir Path home) {
        states = PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland")));
    }

    @Test
    void aRequestSaysWhichCertificateFollowsWhich() {
        var request = new UpdateRequest(
                "81ff47c6", NOW, NOW.plusSeconds(60), Optional.of(NOW.plusSeconds(90)), "qn-qs", replacements());

        UpdateRequest read = reader.request(UpdateWriter.write(request).getBytes(UTF_8));

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("replacements")
                .isEqualTo(request);
        assertThat(read.replacements()).singleElement().satisfies(one -> {
            assertThat(one.next()).isEqualTo(certificate(1));
            assertThat(one.current().is(certificate(0))).isTrue();
            assertThat(one.current().is(certificate(1))).isFalse();
        });
    }

    @Test
    void anAnswerAgreesOrSaysWhyNot() {
        var yes = new UpdateAnswer("a", "81ff47c6", NOW, "qn-qs", Optional.empty());
        var no = new UpdateAnswer("b", "81ff47c6", NOW, "qn-qs", Optional.of("Nobody <here> asked & knows."));

        assertThat(reader.answer(yes.action(), UpdateWriter.write(yes).getBytes(UTF_8)))
                .isEqualTo(yes);
        assertThat(reader.answer(no.action(), UpdateWriter.write(no).getBytes(UTF_8)))
                .isEqualTo(no);
        assertThatThrownBy(() -> reader.answer(
                        UpdateAction.CONFIRMATION, UpdateWriter.write(no).getBytes(UTF_8)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not what its action says");
    }

    @Test
    void anothersRequestNamesByAnotherDigestAndAnotherPrefix() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-512").digest(certificate(0).getEncoded());
        String text = """
                <AgreementUpdateRequest xmlns="http://docs.oasis-open.org/ebcore/ns/AgreementUpdate/v1.0"
                    xmlns:c="http://docs.oasis-open.org/ebcore/ns/CertificateUpdate/v1.0"
                    xmlns:d="http://www.w3.org/2000/09/xmldsig#" xmlns:e="http://www.w3.org/2009/xmldsig11#">
                  <ID>81ff47c6-84e7-4e09-8f6b-76f7807622d1</ID>
                  <CreatedAt>2026-05-12T13:18:33.289487Z</CreatedAt>
                  <RespondBy>2026-05-19T13:18:33</RespondBy>
                  <CurrentAgreementIdentifier>old</CurrentAgreementIdentifier>
                  <UpdatedAgreementIdentifier>new</UpdatedAgreementIdentifier>
                  <c:CertificateUpdateRequest id="ur1">
                    <c:CurrentCertificateIdentifier><e:X509Digest
                        Algorithm="http://www.w3.org/2001/04/xmlenc#sha512">%s</e:X509Digest>
                    </c:CurrentCertificateIdentifier>
                    <d:KeyInfo><d:X509Data><d:X509Certificate>%s</d:X509Certificate></d:X509Data></d:KeyInfo>
                  </c:CertificateUpdateRequest>
                </AgreementUpdateRequest>
                """.formatted(
                        Base64.getEncoder().encodeToString(digest),
                        Base64.getMimeEncoder().encodeToString(certificate(1).getEncoded()));

        UpdateRequest read = reader.request(text.getBytes(UTF_8));

        assertThat(read.activateBy()).isEmpty();
        assertThat(read.respondBy()).isEqualTo(Instant.parse("2026-05-19T13:18:33Z"));
        assertThat(read.replacements().getFirst().current().is(certificate(0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "<au:ID>81ff47c6</au:ID>, <au:ID>a b</au:ID>, An update is named by",
        "2026-11-27T12:00:00Z, yesterday, A time in an update is none",
        "xmlenc#sha256, xmldsig#sha1, A certificate is named by SHA-256",
        "<au:RespondBy>, <au:Other/><au:RespondBy>, something else than certificates",
        "<ds:X509Certificate>, <ds:X509Certificate>AAAA, no certificate",
        "cu:CertificateUpdateRequest, au:CertificateUpdateRequest, 1 to 20 certificates",
        "au:AgreementUpdateRequest, au:AgreementTerminationRequest, not what its action says"
    })
    void whatIsNoUpdateIsRefusedInASentence(String good, String bad, String sentence) {
        var request = new UpdateRequest("81ff47c6", NOW, NOW, Optional.empty(), "qn-qs", replacements());
        String text = UpdateWriter.write(request).replace(good, bad);

        assertThat(text).contains(bad);
        assertThatThrownBy(() -> reader.request(text.getBytes(UTF_8)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(sentence);
    }

    private List<Replacement> replacements() {
        return List.of(new Replacement(NamedCertificate.of(certificate(0)), certificate(1)));
    }

    private X509Certificate certificate(int state) {
        return states.get(state).node(Purpose.TLS).load().certificate();
    }
}
