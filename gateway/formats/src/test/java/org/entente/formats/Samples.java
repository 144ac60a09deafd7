package org.entente.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.format.Format;
import org.entente.core.format.Loss;
import org.entente.core.format.NationalDocument;
import org.entente.core.handling.CommunityDefault;
import org.entente.core.language.CoverXml;
import org.entente.core.language.HeaderFacts;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Cover;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.w3c.dom.Document;

/** Golden samples on disk, and the same gateway facts around each of them. */
public final class Samples {

    public static final SafeXml XML = new SafeXml(XmlLimits.standard());
    public static final SharedXml SHARED = new SharedXml(XML);
    public static final List<Format> FORMATS = Formats.builtIn(XML, SHARED, Map.of());

    private static final UUID ID = UUID.fromString("7b3a1c90-52de-4f11-8a6c-0d9e4b2f6001");

    private Samples() {}

    public static Format format(String id) {
        return FORMATS.stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Every sample folder; the file {@code format.txt} in it names the format. */
    static Stream<Path> folders() {
        return walk(Path.of("src/test/java/org/entente/formats"))
                .filter(path -> path.endsWith("format.txt"))
                .map(Path::getParent)
                .sorted();
    }

    static Stream<Path> walk(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static NationalDocument document(Format format, Path file) {
        return new NationalDocument(format.mediaType(), bytes(file));
    }

    public static Cover cover(Path file) {
        return new CoverXml(XML).read(bytes(file));
    }

    /** The message that a gateway would make of what was read. */
    public static SharedMessage message(Cover cover, Document family) {
        var id = new MessageId(ID);
        var sender = new Desk(new StateCode("QN"), AuthorityKind.FIU);
        return SHARED.compose(
                new HeaderFacts(
                        id,
                        new CaseId(ID),
                        sender,
                        Instant.parse("2026-03-02T04:12:07.318Z"),
                        cover,
                        CommunityDefault.of(sender.authority(), LocalDate.of(2026, 3, 2)),
                        List.of(),
                        Optional.empty()),
                family);
    }

    static String losses(List<Loss> losses) {
        return losses.stream()
                .map(loss -> loss.kind() + " " + loss.severity() + " " + loss.sourcePath()
                        + loss.targetPath().map(target -> " -> " + target).orElse("") + "\n")
                .collect(Collectors.joining());
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The golden text; with {@code -Dgolden=write} it is written first. */
    static String golden(Path file, String actual) {
        if ("write".equals(System.getProperty("golden"))) {
            try {
                Files.writeString(file, actual);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return text(bytes(file));
    }
}
