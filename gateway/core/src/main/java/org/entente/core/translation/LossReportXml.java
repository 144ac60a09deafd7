package org.entente.core.translation;

import java.util.ArrayList;
import java.util.Optional;
import org.entente.core.format.Loss;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A loss report as XML, as it is stored and handed out. */
public final class LossReportXml {

    private static final String NAMESPACE = "urn:entente:losses:v1";

    private final SafeXml xml;

    public LossReportXml(SafeXml xml) {
        this.xml = xml;
    }

    public byte[] write(LossReport report) {
        Document document = xml.newDocument();
        Element root = document.createElementNS(NAMESPACE, "LossReport");
        root.setAttribute("from", report.from());
        root.setAttribute("to", report.to());
        root.setAttribute("mappingVersion", report.mappingVersion());
        document.appendChild(root);
        for (Loss loss : report.losses()) {
            Element line = document.createElementNS(NAMESPACE, "Loss");
            line.setAttribute("kind", loss.kind().name());
            line.setAttribute("severity", loss.severity().name());
            line.setAttribute("sourcePath", loss.sourcePath());
            loss.valueSha256().ifPresent(digest -> line.setAttribute("valueSha256", digest));
            loss.targetPath().ifPresent(path -> line.setAttribute("targetPath", path));
            root.appendChild(line);
        }
        return xml.pretty(document);
    }

    public LossReport read(byte[] bytes) {
        Element root = xml.parse(bytes).getDocumentElement();
        var losses = new ArrayList<Loss>();
        var lines = root.getElementsByTagNameNS(NAMESPACE, "Loss");
        for (int i = 0; i < lines.getLength(); i++) {
            losses.add(loss((Element) lines.item(i)));
        }
        return new LossReport(
                root.getAttribute("from"), root.getAttribute("to"), root.getAttribute("mappingVersion"), losses);
    }

    private static Loss loss(Element line) {
        return new Loss(
                Loss.Kind.valueOf(line.getAttribute("kind")),
                Loss.Severity.valueOf(line.getAttribute("severity")),
                line.getAttribute("sourcePath"),
                attribute(line, "valueSha256"),
                attribute(line, "targetPath"));
    }

    private static Optional<String> attribute(Element line, String name) {
        return line.hasAttribute(name) ? Optional.of(line.getAttribute(name)) : Optional.empty();
    }
}
