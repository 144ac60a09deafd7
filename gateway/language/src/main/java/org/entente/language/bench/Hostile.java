package org.entente.language.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Documents that somebody makes to tire a gateway out, each around a message that is good otherwise. */
final class Hostile {

    private static final int MANY = 100_000;

    private Hostile() {}

    /** What each one tries, to the document. */
    static SequencedMap<String, byte[]> documents(String message) {
        SequencedMap<String, String> made = new LinkedHashMap<>();
        made.put("depth: 100,000 elements in each other", inHeader(message, "<q>".repeat(MANY) + "</q>".repeat(MANY)));
        made.put("width: 90,000 elements beside each other", inHeader(message, "<q/>".repeat(90_000)));
        made.put("width: 100,000 attributes of one element", inHeader(message, "<q " + attributes() + "/>"));
        made.put("entity: a billion laughs", message.replaceFirst("\\?>", "?>" + laughs()));
        made.put("entity: a file of this machine", message.replaceFirst("\\?>", "?>" + outside()));
        made.put("text: 9 MB where 512 letters may stand", before(message, "</Area>", "x".repeat(9_000_000)));
        made.put("errors: 90,000 States that are none", before(message, "<Area>", "<State>no</State>".repeat(90_000)));
        made.put("errors: 90,000 codes in no list", before(message, "<Area>", "<State>ZZ</State>".repeat(90_000)));
        made.put(
                "errors: 95,000 codes in no list, 19 a person",
                before(message, "</Subjects>", nationalities(5_000, 19)));
        made.put("ids: 40,000 subjects that point at each other", before(message, "</Subjects>", subjects(40_000, 1)));
        made.put("ids: 4,900 subjects that point at 18 each", before(message, "</Subjects>", subjects(4_900, 18)));
        made.put("size: 11 MB", message.replace("</Message>", " ".repeat(11_000_000) + "</Message>"));
        made.put("JSON: 100,000 arrays in each other", "{\"header\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}");
        made.put("JSON: a number of 1,000,000 digits", "{\"header\":" + "9".repeat(1_000_000) + "}");
        SequencedMap<String, byte[]> documents = new LinkedHashMap<>();
        made.forEach((name, text) -> documents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return documents;
    }

    private static String before(String message, String place, String more) {
        return message.replace(place, more + place);
    }

    private static String inHeader(String message, String extension) {
        return message.replace("</Header>", "<x xmlns=\"urn:example:hostile\">" + extension + "</x></Header>");
    }

    private static String attributes() {
        var text = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            text.append('a').append(i).append("=\"\" ");
        }
        return text.toString();
    }

    private static String laughs() {
        var text = new StringBuilder("<!DOCTYPE Message [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            text.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        return text.append("]>").toString();
    }

    private static String outside() {
        return "<!DOCTYPE Message [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>";
    }

    private static String nationalities(int many, int each) {
        var text = new StringBuilder();
        for (int i = 0; i < many - 10; i++) {
            text.append(
                    "<s:Person id=\"n%d\">%s</s:Person>".formatted(i, "<s:Nationality state=\"ZZ\"/>".repeat(each)));
        }
        return text.toString();
    }

    private static String subjects(int many, int each) {
        var text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            String associate = "<s:Associate ref=\"h%d\" role=\"r\"/>".formatted(many - 1 - i);
            text.append("<s:Person id=\"h%d\">%s</s:Person>".formatted(i, associate.repeat(each)));
        }
        return text.toString();
    }
}
