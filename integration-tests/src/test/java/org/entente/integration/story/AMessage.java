package org.entente.integration.story;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an agency is about to send: a cover, a document in its own format, perhaps an attachment. Never changes. */
record AMessage(
        String key, ObjectNode cover, String fileName, String document, String mediaType, Optional<Path> attachment) {

    /** Norland's police warn Sudland's immigration service of a traveller, in the police's own JSON. */
    static AMessage anUrgentAlert() {
        return sample("flash-alert");
    }

    /** Norland's FIU asks Sudland's FIU about an account, in goAML. */
    static AMessage anInformationRequest() {
        return sample("fiu-request-rest");
    }

    private static AMessage sample(String name) {
        Sample sample = Samples.all().stream()
                .filter(each -> each.files().name().equals(name))
                .findFirst()
                .orElseThrow();
        ObjectNode cover = (ObjectNode) JsonMapper.shared().readTree(sample.cover(Instant.now()));
        return new AMessage(
                UUID.randomUUID().toString(),
                cover,
                "document",
                new String(sample.document(), StandardCharsets.UTF_8),
                sample.files().mediaType(),
                Optional.empty());
    }

    AMessage underTheKey(String otherKey) {
        return new AMessage(otherKey, cover, fileName, document, mediaType, attachment);
    }

    AMessage inAFileCalled(String otherName) {
        return new AMessage(key, cover, otherName, document, mediaType, attachment);
    }

    AMessage forAFamilyCalled(String name) {
        ObjectNode other = cover.deepCopy();
        other.put("family", name);
        return covered(other);
    }

    AMessage to(String state, String authority) {
        ObjectNode other = cover.deepCopy();
        other.putObject("to").put("state", state).put("authority", authority);
        if (other.at("/handling/dissemination/permitted").isArray()) {
            ((ObjectNode) other.at("/handling/dissemination"))
                    .putArray("permitted")
                    .addObject()
                    .put("state", state)
                    .put("authority", authority);
        }
        return covered(other);
    }

    AMessage answering(String id) {
        ObjectNode other = cover.deepCopy();
        other.put("inReplyTo", id);
        return covered(other);
    }

    AMessage written(String otherDocument, String format) {
        ObjectNode other = cover.deepCopy();
        other.put("documentFormat", format);
        return new AMessage(key, other, fileName, otherDocument, mediaType, attachment);
    }

    AMessage validUntil(Instant end) {
        ObjectNode other = cover.deepCopy();
        other.put("expiresAt", end.truncatedTo(ChronoUnit.SECONDS).toString());
        return covered(other);
    }

    /** Passed on for somebody else, who has not been asked. */
    AMessage originatingFrom(String state, String authority) {
        ObjectNode other = cover.deepCopy();
        other.putObject("originator").put("state", state).put("authority", authority);
        return covered(other);
    }

    AMessage withConsent(String reference) {
        ObjectNode other = cover.deepCopy();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        other.putObject("originatorConsent").put("reference", reference).put("grantedAt", now);
        return covered(other);
    }

    AMessage withoutLegalBasis() {
        ObjectNode other = cover.deepCopy();
        other.remove("legalBasis");
        return covered(other);
    }

    AMessage forbiddenTo(String state) {
        ObjectNode other = cover.deepCopy();
        ((ObjectNode) other.at("/handling/dissemination"))
                .putArray("excluded")
                .addObject()
                .put("state", state);
        return covered(other);
    }

    AMessage saying(String words, String otherWords) {
        if (!document.contains(words)) {
            throw new IllegalArgumentException("The document does not say " + words);
        }
        return new AMessage(key, cover, fileName, document.replace(words, otherWords), mediaType, attachment);
    }

    AMessage with(Path file) {
        ObjectNode other = cover.deepCopy();
        other.putArray("attachments")
                .addObject()
                .put("name", String.valueOf(file.getFileName()))
                .put("role", "EVIDENCE");
        return new AMessage(key, other, fileName, document, mediaType, Optional.of(file));
    }

    private AMessage covered(ObjectNode other) {
        return new AMessage(key, other, fileName, document, mediaType, attachment);
    }

    MultipartBody asBody() {
        var body = new MultipartBody("story-" + UUID.randomUUID());
        body.add("cover", "cover.json", "application/json", cover.toString().getBytes(StandardCharsets.UTF_8));
        body.add("document", fileName, mediaType, document.getBytes(StandardCharsets.UTF_8));
        attachment.ifPresent(file -> body.add("attachment", "application/octet-stream", file));
        return body;
    }

    @Override
    public String toString() {
        return "AMessage[redacted]";
    }
}
