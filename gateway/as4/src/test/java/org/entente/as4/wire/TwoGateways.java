package org.entente.as4.wire;

import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.As4Opener;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Opened;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opening;
import org.entente.core.content.Digest;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.sealing.Payload;

/** Norland sends, Sudland opens and answers, over TLS on the loopback. */
public final class TwoGateways implements AutoCloseable {

    static final Instant CLEARED = Instant.parse("2026-03-01T12:00:00.123456Z");

    public final Gateway norland;
    public final Gateway sudland;
    public final Gateway estmark;
    public final Suite suite;
    final BlockingQueue<OpenedWire> opened = new LinkedBlockingQueue<>();
    private final List<Tomcat> doors = new ArrayList<>();

    /** With keys that every test of this module shares: they are made once and kept until the module is cleaned. */
    public TwoGateways(Suite suite) {
        this(Path.of("target", "play-pki"), suite);
    }

    TwoGateways(Path home, Suite suite) {
        this.suite = suite;
        List<PlayState> states = PlayState.demonstration();
        var made = PlayPki.in(home, Clock.systemUTC(), new SecureRandom()).make(states);
        this.norland = new Gateway(made.get(0));
        this.sudland = new Gateway(made.get(1));
        this.estmark = new Gateway(made.get(2));
    }

    public Agreements sudlandsAgreements() {
        return sudland.agreements(norland, suite, 1);
    }

    int openSudland() throws IOException, LifecycleException {
        As4Opener opener = sudland.opener(sudlandsAgreements());
        return openSudland(arrival -> opener.receiptFor(open(opener, arrival)));
    }

    public int openSudland(ArrivalDoor door) throws IOException, LifecycleException {
        return openSudland(sudland.servlet(door));
    }

    int openSudland(HttpServlet servlet) throws IOException, LifecycleException {
        var trusted = new ArrayList<>(
                sudlandsAgreements().all().stream().map(Peer::certificates).toList());
        sudland.agreements(estmark, suite, 1).all().forEach(peer -> trusted.add(peer.certificates()));
        Tomcat tomcat = sudland.open(servlet, trusted);
        doors.add(tomcat);
        return tomcat.getConnector().getLocalPort();
    }

    OpenedWire open(As4Opener opener, Arrival arrival) {
        return openAt(sudland, opener, arrival);
    }

    OpenedWire openAt(Gateway gateway, As4Opener opener, Arrival arrival) {
        Opened now = new Opening(opener, new InMemoryContents(), gateway.state(), 64L << 20).open(arrival);
        opened.add(now.wire());
        return now.wire();
    }

    WireReceipt send(int port, Outgoing outgoing) {
        Agreements agreements = norland.agreements(sudland, suite, port);
        try (var link = norland.link(agreements)) {
            return (WireReceipt) link.push(norland.sealer(agreements).seal(outgoing));
        }
    }

    public Outgoing message(List<byte[]> attachments) {
        return message(norland.agreements(sudland, suite, 1).all().getFirst().partner(), attachments);
    }

    Outgoing message(Partner partner, List<byte[]> attachments) {
        var id = new MessageId(UUID.randomUUID());
        var payloads = new ArrayList<Payload>();
        payloads.add(payload("message", "message.xml", "<Alert>Utopia</Alert>".getBytes(StandardCharsets.UTF_8)));
        IntStream.range(0, attachments.size())
                .forEach(i -> payloads.add(payload("a" + (i + 1), "photo & <" + i + ">.bin", attachments.get(i))));
        return new Outgoing(
                partner,
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(norland.state(), AuthorityKind.FIU),
                new Desk(sudland.state(), AuthorityKind.FIU),
                Urgency.FLASH,
                CLEARED,
                payloads);
    }

    /** The other way: from Sudland to Norland, under Sudland's view of the agreement. */
    Outgoing answer(Agreements sudlands) {
        Outgoing there = message(List.of());
        return new Outgoing(
                sudlands.all().getFirst().partner(),
                there.message(),
                there.conversation(),
                there.family(),
                there.receiver(),
                there.sender(),
                there.urgency(),
                there.clearedAt(),
                there.payloads());
    }

    private static Payload payload(String id, String name, byte[] bytes) {
        return new Payload(
                id,
                name,
                "application/octet-stream",
                bytes.length,
                Digest.of(bytes),
                () -> new ByteArrayInputStream(bytes));
    }

    public static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws LifecycleException {
        for (Tomcat door : doors) {
            door.stop();
            door.destroy();
        }
    }
}
