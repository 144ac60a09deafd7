package org.entente.language.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.entente.language.check.FamilyFolder;
import org.entente.language.check.Judge;
import org.entente.language.check.Judgement;
import org.entente.schemas.Family;

/** Measures the judge: many messages of one size, and each hostile document once. */
public final class LanguageBench {

    private static final String EXAMPLE = "person-travelling.xml";
    private static final int WARM = 300;

    private final Judge judge;
    private final LongSupplier nanos;

    public LanguageBench(Judge judge, LongSupplier nanos) {
        this.judge = judge;
        this.nanos = nanos;
    }

    /** How fast messages of this size are judged, in either face. */
    public record Speed(String face, int messages, int bytes, double seconds) {
        public double perSecond() {
            return messages / seconds;
        }
    }

    /** What one hostile document cost, and how it was taken. */
    public record Cost(String name, int bytes, double milliseconds, double megabytes, String outcome) {}

    public List<Speed> speeds(int messages, int bytes) {
        byte[] xml = message(bytes).getBytes(StandardCharsets.UTF_8);
        byte[] json =
                judge.face().message(judge.parse(xml).document()).toString().getBytes(StandardCharsets.UTF_8);
        return List.of(speed("XML", messages, xml), speed("JSON", messages, json));
    }

    public List<Cost> costs() {
        List<Cost> costs = new ArrayList<>();
        Hostile.documents(message(0)).forEach((name, document) -> costs.add(cost(name, document)));
        return costs;
    }

    private Speed speed(String face, int messages, byte[] document) {
        for (int i = 0; i < WARM; i++) {
            accepted(judge.judge(document));
        }
        long began = nanos.getAsLong();
        for (int i = 0; i < messages; i++) {
            accepted(judge.judge(document));
        }
        return new Speed(face, messages, document.length, (nanos.getAsLong() - began) / 1e9);
    }

    private Cost cost(String name, byte[] document) {
        long before = allocated();
        long began = nanos.getAsLong();
        Judgement judgement = judge.judge(document);
        double took = (nanos.getAsLong() - began) / 1e6;
        String code = judgement.findings().isEmpty()
                ? ""
                : judgement.findings().getFirst().code();
        return new Cost(
                name,
                document.length,
                took,
                (allocated() - before) / 1048576.0,
                judgement.grade() + " " + judgement.findings().size() + " " + code);
    }

    private static void accepted(Judgement judgement) {
        if (!judgement.findings().isEmpty()) {
            throw new IllegalStateException("The bench's own message is not accepted: " + judgement.findings());
        }
    }

    private static long allocated() {
        return java.lang.management.ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                ? bean.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /** The example of an alert, brought to a size by persons who say a little about themselves. */
    private static String message(int bytes) {
        String example = new String(
                FamilyFolder.files(Family.ALERT, "examples", ".xml").getOrDefault(EXAMPLE, new byte[0]),
                StandardCharsets.UTF_8);
        var more = new StringBuilder();
        for (int i = 0; example.getBytes(StandardCharsets.UTF_8).length + more.length() < bytes - 400; i++) {
            more.append("""
                <s:Person id="b%d"><s:Name type="PRIMARY"><s:Part kind="SURNAME">SPECIMEN</s:Part>\
                <s:Part kind="GIVEN">PERSON %d</s:Part></s:Name><s:Birth><s:Exact>1974-08-12</s:Exact></s:Birth>\
                <s:Sex>U</s:Sex><s:Nationality state="QN"/><s:Occupation>traveller</s:Occupation>\
                <s:Address state="QN"><s:City>Zenith</s:City></s:Address><s:Note>On the same booking.</s:Note>\
                </s:Person>
                """.formatted(i, i));
        }
        return example.replace("</Subjects>", more + "</Subjects>");
    }
}
