package org.entente.integration.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.cli.client.MultipartBody;
import org.entente.core.content.Digest;
import org.entente.core.handling.Raising;
import org.entente.core.language.SharedXml;
import org.entente.core.message.AuthorityKind;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.language.check.FamilyFolder;
import org.entente.language.json.JsonFace;
import org.entente.language.model.ModelReader;
import org.entente.schemas.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published example, told as if it happened now between Norland and Sudland.
 *
 * <p>All its times move by the same length, a State that is neither of the two changes places with the one that is
 * missing, and every id becomes a new one, so that whatever held between its parts still holds. Its attachments have
 * other bytes, because the published digests are of files that nobody has. An element that the shared language does not
 * know stands at the end of each body.
 */
final class AnExample {

    private static final SafeXml XML = new SafeXml(XmlLimits.standard());
    private static final SharedXml SHARED = new SharedXml(XML);
    private static final JsonFace FACE = new JsonFace(ModelReader.shared(), XML);
    private static final Set<String> HERE = Set.of("QN", "QS");
    private static final Pattern STATE = Pattern.compile("(?<=[\">\\s])Q[NST](?=[\"<\\s])");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final Pattern DAY = Pattern.compile("(?<=[\">])\\d{4}-\\d\\d-\\d\\d(?=[\"<])");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern END_OF_BODY = Pattern.compile("</[^<>]+>\\s*</[^<>]*Body>\\s*</[^<>]*Message>\\s*$");
    private static final String OF_OTHERS =
            "<q:Stamp xmlns:q=\"urn:example:stamps\" no=\"7\"><q:By>a&amp;b</q:By></q:Stamp>";

    /** What only the gateway says. */
    private static final List<String> OF_THE_GATEWAY = List.of(
            "messageId", "conversationId", "family", "sender", "receiver", "issuedAt", "issuedAtOffset", "translation");

    private final String name;
    private final String text;
    private final ObjectNode header;
    private final JsonNode body;

    private AnExample(String name, String text) {
        this.name = name;
        this.text = text;
        ObjectNode message = FACE.message(XML.parse(text.getBytes(StandardCharsets.UTF_8)));
        this.header = (ObjectNode) message.path("header");
        this.body = message.path("body");
    }

    /** Every valid example that an agency can send, as at {@code now}. */
    static List<AnExample> ofAgencies(Instant now) {
        return Arrays.stream(Family.values())
                .flatMap(family -> of(family, now))
                .filter(example -> example.sender() != AuthorityKind.GATEWAY)
                .toList();
    }

    private static Stream<AnExample> of(Family family, Instant now) {
        return FamilyFolder.files(family, "examples", ".xml").entrySet().stream()
                .map(file -> told(
                        family.wireName() + "/" + file.getKey().replace(".xml", ""),
                        new String(file.getValue(), StandardCharsets.UTF_8),
                        now));
    }

    private static AnExample told(String name, String published, Instant now) {
        ObjectNode header = new AnExample(name, published).header;
        Instant then = Instant.parse(header.path("issuedAt").asString());
        Duration later = Duration.between(then, now).truncatedTo(ChronoUnit.SECONDS);
        long days = ChronoUnit.DAYS.between(dayOf(then), dayOf(now));
        String text = replace(published, TIME, time -> later(time, later));
        text = replace(text, DAY, day -> LocalDate.parse(day).plusDays(days).toString());
        text = replace(text, STATE, betweenTheTwo(header));
        text = replace(
                text,
                UUIDS,
                id -> UUID.nameUUIDFromBytes((name + id + now).getBytes(StandardCharsets.UTF_8))
                        .toString());
        text = replace(text, END_OF_BODY, end -> OF_OTHERS + end);
        return new AnExample(name, withOtherAttachments(name, text, header));
    }

    private static String replace(String text, Pattern pattern, Function<String, String> by) {
        return pattern.matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(by.apply(found.group())));
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String later(String time, Duration later) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.parse(time).plus(later));
    }

    private static Function<String, String> betweenTheTwo(ObjectNode header) {
        String from = header.at("/sender/state").asString();
        String to = header.at("/receiver/state").asString();
        if (HERE.equals(Set.of(from, to))) {
            return state -> state;
        }
        String third = HERE.contains(from) ? to : from;
        String missing = Set.of(from, to).contains("QN") ? "QS" : "QN";
        return state -> state.equals(third) ? missing : state.equals(missing) ? third : state;
    }

    private static String withOtherAttachments(String name, String text, ObjectNode header) {
        String all = text;
        int number = 0;
        for (JsonNode attachment : header.path("attachments")) {
            number++;
            byte[] bytes = content(name, number);
            all = all.replaceAll("(?<! version=)\"" + attachment.path("id").asString() + "\"", "\"a" + number + "\"")
                    .replace(
                            attachment.path("sha256").asString(),
                            Digest.of(bytes).hex())
                    .replace("size=\"" + attachment.path("size").asString() + "\"", "size=\"" + bytes.length + "\"");
        }
        return all;
    }

    private static byte[] content(String name, int number) {
        return ("Attachment " + number + " of " + name).getBytes(StandardCharsets.UTF_8);
    }

    String family() {
        return name.substring(0, name.indexOf('/'));
    }

    AuthorityKind sender() {
        return AuthorityKind.valueOf(header.at("/sender/authority").asString());
    }

    AuthorityKind receiver() {
        return AuthorityKind.valueOf(header.at("/receiver/authority").asString());
    }

    boolean isFrom(AState state) {
        return header.at("/sender/state").asString().equals(state.code());
    }

    ObjectNode header() {
        return header;
    }

    /** The same with the handling that its safeguards demand, to which the gateway raises it. */
    ObjectNode headerAsRaised() {
        var message = SHARED.parse(text.getBytes(StandardCharsets.UTF_8));
        var raised = new Raising(SHARED).raise(message).message();
        return (ObjectNode) FACE.message(raised.document()).path("header");
    }

    JsonNode body() {
        return body;
    }

    String text() {
        return text;
    }

    /** A whole message as its receiver finds it. */
    static ObjectNode read(String document) {
        return FACE.message(XML.parse(document.getBytes(StandardCharsets.UTF_8)));
    }

    /** What of a header the sending agency decides; an attachment by what its file is called and says. */
    static ObjectNode decidedByTheAgency(ObjectNode header) {
        ObjectNode own = header.deepCopy();
        OF_THE_GATEWAY.forEach(own::remove);
        own.path("attachments").forEach(line -> {
            ((ObjectNode) line).remove("language");
            ((ObjectNode) line).remove("handling");
        });
        return own;
    }

    /** What its sender hands in where he writes XML. */
    MultipartBody inXml() {
        return handedIn("shared/v1", "message.xml", "application/xml", text);
    }

    /** What its sender hands in where he writes JSON. */
    MultipartBody inJson() {
        String document =
                JsonNodeFactory.instance.objectNode().set("body", body).toString();
        return handedIn("shared-json/v1", "message.json", "application/json", document);
    }

    private MultipartBody handedIn(String format, String file, String mediaType, String document) {
        byte[] cover = cover(format).toString().getBytes(StandardCharsets.UTF_8);
        var parts = new MultipartBody("example-" + UUID.randomUUID());
        parts.add("cover", "cover.json", "application/json", cover);
        parts.add("document", file, mediaType, document.getBytes(StandardCharsets.UTF_8));
        int number = 0;
        for (JsonNode attachment : header.path("attachments")) {
            number++;
            parts.add(
                    "attachment",
                    attachment.path("name").asString(),
                    attachment.path("mediaType").asString(),
                    content(name, number));
        }
        return parts;
    }

    private ObjectNode cover(String format) {
        ObjectNode cover = header.deepCopy();
        OF_THE_GATEWAY.forEach(cover::remove);
        if (!header.path("messageId").equals(header.path("conversationId"))) {
            cover.set("conversationId", header.path("conversationId"));
        }
        cover.put("family", family()).put("documentFormat", format);
        cover.set("to", header.path("receiver"));
        cover.withArray("legalBasis");
        cover.path("attachments").forEach(line -> ((ObjectNode) line).retain("name", "role", "language"));
        return cover;
    }

    @Override
    public String toString() {
        return name;
    }
}
