package org.entente.as4.update;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.XmlText;
import org.entente.as4.update.UpdateRequest.Replacement;

/** Writes the documents of an update (ebCore Agreement Update 1.0, section 2). */
public final class UpdateWriter {

    /** The specification's own codes are about what a machine finds; this one is of people who say no. */
    private static final String OBJECTION = "ENTENTE:0001";

    private UpdateWriter() {}

    public static String write(UpdateRequest request) {
        var text = new StringBuilder(start("AgreementUpdateRequest"));
        text.append(element("ID", request.id()))
                .append(element("CreatedAt", request.createdAt().toString()))
                .append(element("RespondBy", request.respondBy().toString()));
        request.activateBy().ifPresent(time -> text.append(element("ActivateBy", time.toString())));
        text.append(agreement(request.agreement()));
        List<Replacement> all = request.replacements();
        for (int number = 1; number <= all.size(); number++) {
            text.append(replacement("u" + number, all.get(number - 1)));
        }
        return text.append("</au:AgreementUpdateRequest>").toString();
    }

    public static String write(UpdateAnswer answer) {
        String name = answer.objection().isPresent() ? "AgreementUpdateException" : "AgreementUpdateResponse";
        return start(name)
                + element("ID", answer.id())
                + element("ReferenceID", answer.answers())
                + element("CreatedAt", answer.createdAt().toString())
                + agreement(answer.agreement())
                + error(answer.objection())
                + "</au:" + name + ">";
    }

    private static String start(String name) {
        return "<au:" + name + " xmlns:au=\"" + Namespaces.AGREEMENT_UPDATE + "\" xmlns:cu=\""
                + Namespaces.CERTIFICATE_UPDATE + "\" xmlns:ds=\"" + Namespaces.DSIG + "\" xmlns:dsig11=\""
                + Namespaces.DSIG11 + "\">";
    }

    private static String element(String name, String value) {
        return "<au:" + name + ">" + XmlText.of(value) + "</au:" + name + ">";
    }

    private static String agreement(String name) {
        return element("CurrentAgreementIdentifier", name) + element("UpdatedAgreementIdentifier", name);
    }

    private static String replacement(String id, Replacement one) {
        return "<cu:CertificateUpdateRequest id=\"" + id + "\"><cu:CurrentCertificateIdentifier><dsig11:X509Digest"
                + " Algorithm=\"" + one.current().algorithm() + "\">"
                + XmlText.base64(one.current().digest())
                + "</dsig11:X509Digest></cu:CurrentCertificateIdentifier><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                + XmlText.base64(bytes(one.next()))
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></cu:CertificateUpdateRequest>";
    }

    private static String error(Optional<String> objection) {
        return objection
                .map(why -> "<au:Error errorCode=\"" + OBJECTION + "\" severity=\"Failure\""
                        + " shortDescription=\"UpdateRejected\"><au:Description xml:lang=\"en\">" + XmlText.of(why)
                        + "</au:Description></au:Error>")
                .orElse("");
    }

    private static byte[] bytes(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException unforeseen) {
            throw new IllegalStateException("A certificate has no bytes", unforeseen);
        }
    }
}
