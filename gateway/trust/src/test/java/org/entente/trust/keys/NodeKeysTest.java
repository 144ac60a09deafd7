package org.entente.trust.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trust.play.Norland.norland;
import static org.entente.trust.play.Norland.sudland;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.entente.certsdev.Purpose;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.seal.KeyWrapping;
import org.entente.trust.seal.SuiteSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeKeysTest {

    private static final byte[] WORDS = "from Norland to Sudland".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void signsWithTheKeyOfTheCertificateItShows(Suite suite) {
        NodeKeys keys = NodeKeys.in(norland().folder());

        byte[] signature = keys.signing(suite).sign(WORDS);

        PublicKey shown = keys.signing(suite).certificate().getPublicKey();
        assertThat(SuiteSignature.verifies(suite, shown, WORDS, signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatWasClosedForItAndNobodyElseDoes(Suite suite) {
        var wrapping = new KeyWrapping(new SecureRandom());
        var content = wrapping.newContentKey(Partner.Cipher.AES_128_GCM);
        Purpose purpose = switch (suite) {
            case EDELIVERY_2 -> Purpose.AGREEMENT;
            case EDELIVERY_2_P256 -> Purpose.EC_AGREEMENT;
            case EDELIVERY_1_RSA -> Purpose.RSA_ENCRYPTION;
        };
        PublicKey norlands = norland().published().read(purpose).getPublicKey();

        var closed = wrapping.wrap(suite, norlands, content);

        assertThat(NodeKeys.in(norland().folder()).open(suite, closed, 16)).isEqualTo(content);
        assertThat(NodeKeys.in(sudland().folder()).open(suite, closed, 16)).isNotEqualTo(content);
    }

    @Test
    void doesNotOpenWithAWrongPassphrase(@TempDir Path folder) throws IOException {
        copy(norland().folder(), folder);
        Files.writeString(folder.resolve("passphrase"), "wrong");

        assertThatThrownBy(() -> NodeKeys.in(folder))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.detail()).contains("tls.p12"));
    }

    @Test
    void doesNotOpenWhenOneKeyIsMissing(@TempDir Path folder) throws IOException {
        copy(norland().folder(), folder);
        Files.delete(folder.resolve("agreement.p12"));

        assertThatThrownBy(() -> NodeKeys.in(folder))
                .isInstanceOfSatisfying(
                        PermanentFault.class,
                        fault -> assertThat(fault.detail()).contains("agreement.p12"));
    }

    @Test
    void saysNothingOfItself() {
        assertThat(NodeKeys.in(norland().folder())).hasToString("NodeKeys[redacted]");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
