package org.entente.integration.doors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.entente.cli.demo.World;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sweep of every door with the addresses that scanners try (security.md 28, 49 and 65): what is no part of a contract
 * is not there, and no answer tells a stranger what stands behind the door.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class NothingElseAnswersTest {

    private static final int PATIENCE = 10_000;
    private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.1 (\\d{3})");
    private static final Pattern INSIDE = Pattern.compile("(?i)tomcat|apache|coyote|cxf|camel|jackson|spring|hikari"
            + "|org\\.entente|\\bat [a-z]+\\.[a-z]+\\.|exception|stack ?trace|postgres|artemis|hazelcast|java\\.");

    private static final List<String> ADDRESSES = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/actuator/heapdump",
            "/jolokia",
            "/jolokia/list",
            "/h2-console",
            "/services",
            "/services/",
            "/metrics",
            "/prometheus",
            "/health",
            "/admin",
            "/console",
            "/artemis",
            "/hazelcast/rest/cluster",
            "/manager/html",
            "/host-manager/html",
            "/status",
            "/server-status",
            "/swagger-ui/index.html",
            "/v3/api-docs",
            "/api-docs",
            "/.git/config",
            "/.env",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/?wsdl",
            "/as4?wsdl",
            "/as4?xsd=1",
            "/as4/../operator/messages",
            "/services?wsdl",
            "/debug/pprof",
            "/trace",
            "/dump",
            "/logs",
            "/robots.txt",
            "/favicon.ico",
            "/operator/../v1/messages",
            "/%2e%2e/operator/messages",
            "/v1/%2e%2e/operator/messages",
            "/v1/..;/operator/messages",
            "/v1;a=b/../operator/messages",
            "/v1%2f..%2foperator%2fmessages",
            "//operator//messages",
            "/V1/messages",
            "/OPERATOR/messages",
            "/v1/messages.json",
            "/v1/unknown",
            "/operator/trust/acts/1/secret",
            "/operator/env",
            "/soap",
            "/soap/v1/../../operator/messages",
            "/%00",
            "/v1/messages%00",
            "/..%c0%af..%c0%afetc/passwd",
            "/%5c..%5coperator",
            "http://169.254.169.254/latest/meta-data",
            "*");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "CONNECT", "POST");

    /** Which statuses say that nothing is there: not found, not allowed, or not even a request. */
    private static final List<Integer> NOTHING = List.of(400, 404, 405, 501);

    private final TwoStates states;

    NothingElseAnswersTest(TwoStates states) {
        this.states = states;
    }

    /** A door of Norland, and somebody who has a right to come to it. */
    record Sweep(String door, int port, SSLContext who, String name) {
        @Override
        public String toString() {
            return name + " at the door " + door;
        }
    }

    Stream<Sweep> whoComesIn() {
        World.Place norland = states.norland;
        SSLContext agency = states.tls(norland, "police");
        SSLContext operator = states.tls(norland, "operator");
        return Stream.of(
                new Sweep("agency", norland.agencyPort(), agency, "an agency"),
                new Sweep("agency", norland.agencyPort(), operator, "an operator"),
                new Sweep("desk", norland.deskPort(), operator, "an operator"),
                new Sweep("desk", norland.deskPort(), agency, "an agency"));
    }

    Stream<Sweep> whoDoesNot() {
        World.Place norland = states.norland;
        SSLContext stranger = states.stranger(states.sudland, norland, "police");
        return Stream.of(norland.as4Port(), norland.agencyPort(), norland.deskPort())
                .map(port -> new Sweep(String.valueOf(port), port, stranger, "another State's agency"));
    }

    @ParameterizedTest
    @MethodSource("whoComesIn")
    void noDoorHasMoreThanItsContract(Sweep sweep) throws IOException {
        List<String> found = new ArrayList<>();
        for (String request : requests()) {
            String answer = answer(sweep, request);
            String withoutEcho = answer.replace(request.substring(request.indexOf(' ') + 1), "");
            if (!NOTHING.contains(status(answer)) || INSIDE.matcher(withoutEcho).find()) {
                found.add(request + " -> " + answer.lines().limit(30).toList());
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whoDoesNot")
    void whoHasNoCertificateOfThisDoorGetsNoAnswerAtAll(Sweep sweep) {
        List<String> answered = ADDRESSES.stream()
                .limit(12)
                .filter(address -> isAnswered(sweep, "GET " + address))
                .toList();
        assertThat(answered).isEmpty();
    }

    private static boolean isAnswered(Sweep sweep, String what) {
        try {
            return !answer(sweep, what).isEmpty();
        } catch (SSLException refused) {
            return false;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /** But for {@code OPTIONS *}, which the server itself answers with its methods (RFC 9110 §9.3.7). */
    private static List<String> requests() {
        return ADDRESSES.stream()
                .flatMap(address -> METHODS.stream().map(method -> method + " " + address))
                .filter(request -> !request.equals("OPTIONS *"))
                .toList();
    }

    private static int status(String answer) {
        var found = STATUS.matcher(answer);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static String answer(Sweep sweep, String what) throws IOException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), sweep.port())) {
            line.setSoTimeout(PATIENCE);
            var socket = (SSLSocket) sweep.who().getSocketFactory().createSocket(line, "localhost", sweep.port(), true);
            String request = what + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
