package org.entente.integration.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.mime.MimeWriter.MimeBody;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.content.Digest;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;

/** Norland runs Entente, Sudland runs phase4, Estmark is known to Norland by its certificates only. */
final class World implements AutoCloseable {

    private static final int PEER_PORT = Integer.getInteger("entente.interop.port", 18801);

    final Entente entente;
    final Phase4 phase4;
    final StateKeys sudland;
    final StateKeys estmark;
    private final Path files;

    World(Path home) throws IOException, InterruptedException {
        List<PlayState> states = PlayState.demonstration();
        var made = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(states);
        this.sudland = made.get(1);
        this.estmark = made.get(2);
        this.files = Files.createDirectories(home.resolve("files"));
        Path work = Files.createDirectories(home.resolve("phase4"));
        this.phase4 = Phase4.start(sudland, states.get(0), PEER_PORT, work);
        this.entente = new Entente(made.get(0), states.get(1), List.of(states.get(2)), PEER_PORT, home.resolve("http"));
        phase4.awaitReady();
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String digests(List<byte[]> payloads) {
        return payloads.stream().map(bytes -> Digest.of(bytes).hex()).collect(Collectors.joining(","));
    }

    /** A message from Norland to Sudland; the first payload is the shared document. */
    Outgoing outgoing(Terms terms, List<byte[]> payloads) {
        var id = new MessageId(UUID.randomUUID());
        var parts = new ArrayList<Payload>();
        for (int i = 0; i < payloads.size(); i++) {
            parts.add(payload(i == 0 ? Payload.DOCUMENT_ID : "a" + i, payloads.get(i)));
        }
        return new Outgoing(
                entente.partner(terms),
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(new StateCode("QN"), AuthorityKind.FIU),
                new Desk(new StateCode("QS"), AuthorityKind.FIU),
                Urgency.FLASH,
                Clock.systemUTC().instant(),
                parts);
    }

    /** An order to phase4 to fetch what lies ready for Sudland at Norland. */
    Map<String, String> pullOrder(Terms terms) {
        return Map.of(
                "terms",
                terms.name(),
                "agreement",
                terms.agreement(),
                "from",
                "QN",
                "to",
                "QS",
                "mpc",
                org.entente.core.partner.Terms.DEFAULT_MPC,
                "endpoint",
                entente.counter(terms).endpoint().toString());
    }

    /** An order to phase4 to send from Sudland to Norland. */
    Map<String, String> order(Terms terms, List<byte[]> payloads) {
        UUID id = UUID.randomUUID();
        Map<String, String> order = new LinkedHashMap<>();
        order.put("terms", terms.name());
        order.put("agreement", terms.agreement());
        order.put("endpoint", entente.endpoint(terms).toString());
        order.put("id", id + "@phase4.sudland.example");
        order.put("conversation", id.toString());
        order.put("service", "urn:entente:family");
        order.put("action", "alert/v1");
        order.put("from", "QS");
        order.put("to", "QN");
        order.put("sender", "QS/FIU");
        order.put("recipient", "QN/FIU");
        order.put("urgency", "ROUTINE");
        order.put(
                "files", payloads.stream().map(bytes -> file(bytes).toString()).collect(Collectors.joining(";")));
        return order;
    }

    /** The next message that Entente delivered. */
    OpenedWire delivered(Terms terms) throws InterruptedException {
        OpenedWire next = entente.receiving(terms).delivered.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("Entente delivers within 10 seconds").isNotNull();
        return next;
    }

    /** The message with other words of the same length in its header, where no payload changes. */
    static SealedAs4 altered(SealedAs4 sealed, String from, String to) {
        MimeBody body = sealed.body();
        byte[] all;
        try (var in = body.open()) {
            all = in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        byte[] other = new String(all, StandardCharsets.ISO_8859_1)
                .replaceFirst(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(other).isNotEqualTo(all).hasSameSizeAs(all);
        var changed = new MimeBody(body.contentType(), other.length, List.of(() -> new ByteArrayInputStream(other)));
        return new SealedAs4(
                sealed.sealedAt(), sealed.wireId(), sealed.peer(), sealed.lane(), sealed.references(), changed);
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(files.resolve(UUID.randomUUID() + ".bin"), bytes);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Payload payload(String id, byte[] bytes) {
        return new Payload(
                id,
                "photo & <" + id + ">.bin",
                "application/octet-stream",
                bytes.length,
                Digest.of(bytes),
                () -> new ByteArrayInputStream(bytes));
    }

    @Override
    public void close() throws IOException {
        entente.close();
        phase4.close();
    }
}
