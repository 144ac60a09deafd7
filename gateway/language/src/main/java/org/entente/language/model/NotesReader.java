package org.entente.language.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ws.commons.schema.XmlSchemaAnnotated;
import org.apache.ws.commons.schema.XmlSchemaAnnotationItem;
import org.apache.ws.commons.schema.XmlSchemaAppInfo;
import org.apache.ws.commons.schema.XmlSchemaDocumentation;
import org.w3c.dom.NodeList;

/** Reads annotations: the sentence for people, the code list that binds a value, the hints for JSON. */
final class NotesReader {

    private static final String CODE_LIST = "urn:entente:codelist";
    private static final String JSON = "urn:entente:json";

    private NotesReader() {}

    static Notes of(XmlSchemaAnnotated annotated) {
        if (annotated.getAnnotation() == null) {
            return Notes.NONE;
        }
        var sentence = new StringBuilder();
        Optional<String> codeList = Optional.empty();
        Map<String, String> hints = new HashMap<>();
        for (XmlSchemaAnnotationItem item : annotated.getAnnotation().getItems()) {
            if (item instanceof XmlSchemaDocumentation words) {
                sentence.append(sentence.isEmpty() ? "" : " ").append(text(words.getMarkup()));
            } else if (item instanceof XmlSchemaAppInfo info && CODE_LIST.equals(info.getSource())) {
                codeList = Optional.of(text(info.getMarkup()));
            } else if (item instanceof XmlSchemaAppInfo info && JSON.equals(info.getSource())) {
                hints.putAll(hints(text(info.getMarkup())));
            }
        }
        return new Notes(sentence.toString(), codeList, hints);
    }

    private static Map<String, String> hints(String text) {
        return java.util.Arrays.stream(text.split(" ", -1))
                .map(hint -> hint.split("=", 2))
                .collect(Collectors.toMap(hint -> hint[0], hint -> hint.length == 2 ? hint[1] : ""));
    }

    private static String text(NodeList markup) {
        return IntStream.range(0, markup.getLength())
                .mapToObj(i -> String.valueOf(markup.item(i).getTextContent()))
                .collect(Collectors.joining())
                .strip()
                .replaceAll("\\s+", " ");
    }
}
