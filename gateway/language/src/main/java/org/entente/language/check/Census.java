package org.entente.language.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.core.xml.SafeXml;
import org.entente.language.json.JsonSchemas;
import org.entente.language.rules.RuleSheet;
import org.entente.schemas.Family;
import org.w3c.dom.Document;
import tools.jackson.databind.json.JsonMapper;

/** Counts what every family has, by trying it: nothing in the table is written by hand. */
public final class Census {

    private static final Pattern NUMBER = Pattern.compile("^([FC][0-9]{2}R?)\\b.*");

    private final Judge judge;
    private final SafeXml xml;
    private final JsonSchemas schemas;
    private final JsonMapper json = JsonMapper.builder().build();

    public Census(Judge judge, SafeXml xml) {
        this.judge = judge;
        this.xml = xml;
        this.schemas = new JsonSchemas(judge.model());
    }

    /** How many of how many are as they should be. */
    public record Share(long good, long all) {
        public boolean isWhole() {
            return good == all;
        }

        @Override
        public String toString() {
            return good + "/" + all;
        }
    }

    /**
     * One line of the table.
     *
     * @param jsonSchema whether the published one is what the model gives
     * @param valid examples that are accepted, {@code invalid} counter-examples refused for their stated reason
     * @param roundTrip examples that come back the same from XML to JSON to XML
     */
    public record Line(
            Family family,
            String number,
            boolean xmlSchema,
            boolean jsonSchema,
            long rules,
            Share valid,
            Share invalid,
            Share roundTrip) {
        public boolean isComplete() {
            return xmlSchema
                    && jsonSchema
                    && rules > 0
                    && valid.all() >= 3
                    && valid.isWhole()
                    && invalid.all() >= 5
                    && invalid.isWhole()
                    && roundTrip.isWhole();
        }
    }

    public List<Line> lines() {
        return Arrays.stream(Family.values()).map(this::line).toList();
    }

    private Line line(Family family) {
        Collection<byte[]> examples =
                FamilyFolder.files(family, "examples", ".xml").values();
        Collection<byte[]> counter =
                FamilyFolder.files(family, "counter-examples", ".xml").values();
        return new Line(
                family,
                number(judge.model(), family),
                judge.model()
                        .root(new javax.xml.namespace.QName(family.namespace(), family.rootElement()))
                        .isPresent(),
                json.readTree(family.jsonSchema().bytes())
                        .equals(json.readTree(schemas.family(family).toString())),
                judge.desk()
                        .rules()
                        .of(family)
                        .rules()
                        .map(RuleSheet.Rule::code)
                        .distinct()
                        .count(),
                share(examples, this::isAccepted),
                share(counter, this::isRefusedAsItSays),
                share(examples, this::comesBackTheSame));
    }

    /** The number on the domain page, with which the schema's own sentence begins. */
    public static String number(org.entente.language.model.LanguageModel model, Family family) {
        var said = NUMBER.matcher(model.sentence(family.namespace()));
        return said.matches() ? said.group(1) : "";
    }

    private boolean isAccepted(byte[] example) {
        return judge.judge(example).grade() == Grade.ACCEPTED;
    }

    private boolean isRefusedAsItSays(byte[] counterExample) {
        Optional<Expectation> expected = Expectation.of(counterExample);
        return expected.isPresent() && expected.get().isMetBy(judge.judge(counterExample));
    }

    private boolean comesBackTheSame(byte[] example) {
        Document given = xml.parse(example);
        Document back = judge.face().message(judge.face().message(given)).document();
        return judge.face().message(back).equals(judge.face().message(given)) && SameXml.areSame(given, back);
    }

    private static Share share(Collection<byte[]> files, java.util.function.Predicate<byte[]> isGood) {
        return new Share(files.stream().filter(isGood).count(), files.size());
    }
}
