package org.entente.as4.update;

import static org.entente.as4.agreement.Namespaces.AGREEMENT_UPDATE;
import static org.entente.as4.agreement.Namespaces.CERTIFICATE_UPDATE;
import static org.entente.as4.agreement.Namespaces.DSIG;
import static org.entente.as4.agreement.Namespaces.DSIG11;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.as4.shape.Tree;
import org.entente.as4.update.UpdateRequest.Replacement;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Element;

/**
 * Reads the documents of an update (ebCore Agreement Update 1.0, section 2); throws {@link Refused} BAD_WIRE_MESSAGE
 * for what is none, and for an update of anything but certificates.
 */
public final class UpdateReader {

    private static final int MOST_REPLACEMENTS = 20;
    private static final int LONGEST_OBJECTION = 500;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");
    private static final Set<String> OF_A_REQUEST = Set.of(
            "ID",
            "CreatedAt",
            "RespondBy",
            "ActivateBy",
            "CurrentAgreementIdentifier",
            "UpdatedAgreementIdentifier",
            "CertificateUpdateRequest");

    private final SafeXml xml;

    public UpdateReader(SafeXml xml) {
        this.xml = xml;
    }

    public UpdateRequest request(byte[] document) {
        Element root = root(document, "AgreementUpdateRequest");
        boolean known = Tree.children(root).stream()
                .map(child -> String.valueOf(child.getLocalName()))
                .allMatch(OF_A_REQUEST::contains);
        require(known, "An update of something else than certificates");
        List<Element> wanted = Tree.children(root, CERTIFICATE_UPDATE, "CertificateUpdateRequest");
        require(!wanted.isEmpty() && wanted.size() <= MOST_REPLACEMENTS, "1 to 20 certificates are updated at once");
        return new UpdateRequest(
                id(root, "ID"),
                time(only(root, "CreatedAt")),
                time(only(root, "RespondBy")),
                Tree.maybe(root, AGREEMENT_UPDATE, "ActivateBy").map(Tree::text).map(UpdateReader::time),
                only(root, "CurrentAgreementIdentifier"),
                wanted.stream().map(UpdateReader::replacement).toList());
    }

    public UpdateAnswer answer(UpdateAction action, byte[] document) {
        boolean isObjection = action == UpdateAction.REJECTION;
        Element root = root(document, isObjection ? "AgreementUpdateException" : "AgreementUpdateResponse");
        return new UpdateAnswer(
                id(root, "ID"),
                id(root, "ReferenceID"),
                time(only(root, "CreatedAt")),
                only(root, "CurrentAgreementIdentifier"),
                isObjection ? Optional.of(objection(root)) : Optional.empty());
    }

    private Element root(byte[] document, String name) {
        Element root = xml.parse(document).getDocumentElement();
        require(Tree.is(root, AGREEMENT_UPDATE, name), "The document is not what its action says");
        return root;
    }

    private static Replacement replacement(Element wanted) {
        Element current =
                Tree.only(Tree.only(wanted, CERTIFICATE_UPDATE, "CurrentCertificateIdentifier"), DSIG11, "X509Digest");
        String algorithm = current.getAttribute("Algorithm");
        require(NamedCertificate.isKnown(algorithm), "A certificate is named by SHA-256, SHA-384 or SHA-512");
        List<Element> shown =
                Tree.children(Tree.only(Tree.only(wanted, DSIG, "KeyInfo"), DSIG, "X509Data"), DSIG, "X509Certificate");
        require(!shown.isEmpty(), "An update brings a certificate");
        return new Replacement(
                new NamedCertificate(algorithm, Tree.base64(current)), certificate(Tree.base64(shown.getFirst())));
    }

    private static X509Certificate certificate(byte[] bytes) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException misshapen) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "What an update brings is no certificate", misshapen);
        }
    }

    /** The sentences of all errors; of ours there is one. */
    private static String objection(Element root) {
        String sentences = Tree.children(root, AGREEMENT_UPDATE, "Error").stream()
                .map(error -> Tree.maybe(error, AGREEMENT_UPDATE, "Description")
                        .map(Tree::text)
                        .orElseGet(() -> error.getAttribute("shortDescription")))
                .collect(Collectors.joining(" "))
                .replaceAll("\\p{Cntrl}+", " ");
        return sentences.substring(0, Math.min(sentences.length(), LONGEST_OBJECTION));
    }

    private static String only(Element root, String name) {
        return Tree.text(Tree.only(root, AGREEMENT_UPDATE, name));
    }

    private static String id(Element root, String name) {
        String id = only(root, name);
        require(ID.matcher(id).matches(), "An update is named by 1 to 128 letters, digits and marks");
        return id;
    }

    /** The specification's own examples leave the zone out at times; UTC is meant. */
    private static Instant time(String text) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException misshapen) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "A time in an update is none", misshapen);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Tree.broken(otherwise);
        }
    }
}
