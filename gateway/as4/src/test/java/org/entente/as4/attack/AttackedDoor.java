package org.entente.as4.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.arrival.Opening;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.Refused;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.keys.TlsContexts;

/** Sudland's real door, and an enemy who has Norland's TLS key and Norland's good messages. */
final class AttackedDoor implements AutoCloseable {

    private static final Pattern ERROR = Pattern.compile("errorCode=\"(EBMS:[0-9]{4})\"");

    final TwoGateways world;
    final CountingContents contents = new CountingContents();
    final List<AuditTrail.Line> audit = new CopyOnWriteArrayList<>();
    final AtomicInteger delivered = new AtomicInteger();
    private final HttpClient enemy;
    private final URI door;

    AttackedDoor(Suite suite) throws IOException, LifecycleException {
        this.world = new TwoGateways(suite);
        Agreements agreements = world.sudlandsAgreements();
        As4Opener opener = world.sudland.opener(agreements);
        var opening = new Opening(opener, contents, world.sudland.state(), 64L << 20);
        var book = new DoorBook(audit::add, DoorName.AS4, Clock.systemUTC());
        int port = world.openSudland(arrival -> {
            try {
                byte[] receipt = opener.receiptFor(opening.open(arrival).wire());
                delivered.incrementAndGet();
                return receipt;
            } catch (Refused refused) {
                var from = (As4Arrival) arrival;
                book.refused(agreements.holder(from.client()), from.client(), from.message(), refused.code());
                throw refused;
            }
        });
        var partner = world.norland.agreements(world.sudland, suite, port).all().getFirst();
        this.door = partner.partner().endpoint();
        this.enemy = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(new TlsContexts(world.norland.keys()).toPartner(partner.certificates()))
                .build();
    }

    /** What came back: the HTTP status, the ebMS error code or nothing, and the whole answer. */
    record Answer(int status, String code, String text) {}

    Letter letter(List<byte[]> attachments) {
        return Letter.of((SealedAs4) world.norland
                .sealer(world.norland.agreements(world.sudland, world.suite, 1))
                .seal(world.message(attachments)));
    }

    Answer send(byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    Answer send(BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(door)
                .header("Content-Type", Letter.CONTENT_TYPE)
                .timeout(Duration.ofSeconds(30))
                .POST(body)
                .build();
        HttpResponse<byte[]> response = enemy.send(request, BodyHandlers.ofByteArray());
        String text = new String(response.body(), StandardCharsets.UTF_8);
        Matcher code = ERROR.matcher(text);
        return new Answer(response.statusCode(), code.find() ? code.group(1) : "", text);
    }

    @Override
    public void close() throws LifecycleException {
        enemy.shutdownNow();
        world.close();
    }
}
