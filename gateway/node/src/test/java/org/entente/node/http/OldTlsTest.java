package org.entente.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.message.StateCode;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** First words of TLS clients, byte by byte: the JDK itself would no longer say the old ones. */
class OldTlsTest {

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final String STRONG_1_2 = "c02bc02fc030cca8";

    @TempDir
    static Path home;

    private static NodeServer server;

    @BeforeAll
    static void open() {
        var made = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(PlayState.demonstration());
        var tls = new TlsContexts(NodeKeys.in(made.getFirst().folder()));
        Path partner = made.getFirst().partner(made.getLast().state()).folder();
        var trusted =
                PartnerCertificates.in(new StateCode(made.getLast().state().code()), partner, Clock.systemUTC());
        var door = new Door("as4", "127.0.0.1", 0, tls.wireDoor(List.of(trusted)), true, List.of());
        server = new NodeServer(home.resolve("http"), HttpLimits.standard(), List.of(door));
        server.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void talksToAClientOfTls13() throws IOException {
        assertThat(answer(Hello.of("0303", "13011302", Hello.TLS_1_3))[0]).isEqualTo((byte) HANDSHAKE);
    }

    @ParameterizedTest
    @CsvSource({"SSL 3.0, 0300, 0035000a0005", "TLS 1.0, 0301, c013c00a0035", "TLS 1.1, 0302, c013c00a0035"})
    void refusesAClientThatIsTooOld(String name, String version, String suites) throws IOException {
        assertThat(isRefused(answer(Hello.of(version, suites, "")))).as(name).isTrue();
    }

    @Test
    void refusesAClientOfSsl2() throws IOException {
        String challenge = "07".repeat(16);

        byte[] answer = answer(HexFormat.of()
                .parseHex("8022" + "010002" + "0009" + "0000" + "0010" + "0100800700c0030080" + challenge));

        assertThat(isRefused(answer)).isTrue();
    }

    /** Good suites of TLS 1.2, forgotten ones of it, and one of TLS 1.3 that nobody has here. */
    @ParameterizedTest
    @ValueSource(strings = {STRONG_1_2, "002f0035009c", "000a00050004", "00ff"})
    void refusesAClientOfTls12(String suites) throws IOException {
        assertThat(isRefused(answer(Hello.of("0303", suites, "")))).isTrue();
    }

    @Test
    void refusesAClientOfTls13WithoutACommonSuite() throws IOException {
        assertThat(isRefused(answer(Hello.of("0303", "13041305", Hello.TLS_1_3))))
                .isTrue();
    }

    @Test
    void refusesWhoSpeaksNoTls() throws IOException {
        byte[] answer = answer("POST /as4 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("200", "405", "403");
    }

    /** An alert, or nothing but the end of the connection. */
    private static boolean isRefused(byte[] answer) {
        return answer.length == 0 || answer[0] == ALERT;
    }

    private static byte[] answer(byte[] words) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port("as4"))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(words);
            socket.getOutputStream().flush();
            return socket.getInputStream().readNBytes(200);
        } catch (java.net.SocketException reset) {
            return new byte[0];
        }
    }
}
