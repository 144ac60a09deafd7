package org.entente.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.entente.cli.client.SoapEnvelope.SoapFile;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One agency at its gateway's SOAP door. Typed faults come back as {@link ClientFault} in the gateway's own words. */
public final class SoapClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI door;
    private final HttpClient http;
    private final SafeXml xml = new SafeXml(XmlLimits.standard());

    /** Takes the gateway's address, for example {@code https://localhost:7101}. */
    public SoapClient(URI base, SSLContext tls) {
        this.door = base.resolve("/soap/v1");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls)
                .build();
    }

    /** Hands a message in; returns its id, the same one for the same reference. */
    public String submit(String clientReference, byte[] cover, SoapFile document) {
        return word(ask("Submit", SoapEnvelope.submit(xml, clientReference, cover, document)), "id");
    }

    /** Ids of the messages that lie in the inbox. */
    public List<String> inbox() {
        Document answer = ask("ListInbox", SoapEnvelope.listInbox(xml));
        var messages = answer.getElementsByTagNameNS(SoapEnvelope.AGENCY, "message");
        var ids = new ArrayList<String>();
        for (int i = 0; i < messages.getLength(); i++) {
            if (messages.item(i) instanceof Element message) {
                ids.add(word(message, "id"));
            }
        }
        return ids;
    }

    /** The bytes of a message's first part: the document in the agency's own format. */
    public byte[] fetch(String id) {
        return Base64.getMimeDecoder().decode(word(ask("Fetch", SoapEnvelope.byId(xml, "Fetch", id)), "content"));
    }

    public void confirm(String id) {
        ask("Confirm", SoapEnvelope.byId(xml, "Confirm", id));
    }

    private Document ask(String operation, byte[] envelope) {
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(TIMEOUT)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + SoapEnvelope.AGENCY + ":" + operation + '"')
                .POST(BodyPublishers.ofByteArray(envelope))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            Document answer = read(response);
            if (response.statusCode() != 200) {
                throw refusal(answer);
            }
            return answer;
        } catch (IOException unreachable) {
            throw new ClientFault(ExitCode.UNREACHABLE, "The gateway at " + door + " cannot be reached", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private Document read(HttpResponse<byte[]> response) {
        try {
            return xml.parse(response.body());
        } catch (GatewayFailure noXml) {
            throw new ClientFault(ExitCode.FAILED, "The gateway answered " + response.statusCode(), noXml);
        }
    }

    private static ClientFault refusal(Document fault) {
        String code = word(fault, "code");
        ExitCode exit = "NOT_FOUND".equals(code) ? ExitCode.NOT_FOUND : ExitCode.REFUSED;
        return new ClientFault(
                exit,
                "%s %s (%s) %s"
                        .formatted(word(fault, "whatHappened"), word(fault, "detail"), code, word(fault, "whatToDo")));
    }

    private static String word(Document answer, String name) {
        return word(answer.getDocumentElement(), name);
    }

    private static String word(Element parent, String name) {
        var found = parent.getElementsByTagNameNS(SoapEnvelope.AGENCY, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
