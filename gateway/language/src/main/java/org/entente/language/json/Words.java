package org.entente.language.json;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.language.model.Lexical;
import org.entente.language.model.ValueType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One value, from XML to JSON and back; text is kept letter by letter, numbers and truths by their value. */
final class Words {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Words() {}

    /** Empty where the text is no value of the type. */
    static Optional<JsonNode> toJson(String text, ValueType type) {
        return switch (type.lexical()) {
            case Lexical.Words ignored -> Optional.of(JSON.stringNode(text));
            case Lexical.Decimal ignored -> Optional.of(JSON.stringNode(text));
            case Lexical.Whole ignored -> whole(text.strip());
            case Lexical.Truth ignored -> truth(text.strip());
            case Lexical.Several several -> several(text.strip(), several.item());
        };
    }

    /** Empty where the JSON value has not the JSON type of the value. */
    static Optional<String> toText(JsonNode node, ValueType type) {
        return switch (type.lexical()) {
            case Lexical.Words ignored -> string(node);
            case Lexical.Decimal ignored -> string(node);
            case Lexical.Whole ignored ->
                node.isIntegralNumber() ? Optional.of(node.bigIntegerValue().toString()) : Optional.empty();
            case Lexical.Truth ignored -> node.isBoolean() ? Optional.of(node.asString()) : Optional.empty();
            case Lexical.Several several -> node.isArray() ? joined(node, several.item()) : Optional.empty();
        };
    }

    /** What a reader who knows JSON expects to see there. */
    static String kind(ValueType type) {
        return switch (type.lexical()) {
            case Lexical.Words ignored -> "a string";
            case Lexical.Decimal ignored -> "a decimal number in a string";
            case Lexical.Whole ignored -> "a whole number";
            case Lexical.Truth ignored -> "true or false";
            case Lexical.Several ignored -> "an array";
        };
    }

    /** Whether the type lets its element be empty, so that the words may be missing in JSON. */
    static boolean mayBeEmpty(ValueType type) {
        return type.lexical() instanceof Lexical.Words words
                && words.scale().isEmpty()
                && words.patterns().isEmpty()
                && words.least().orElse(0) == 0;
    }

    private static Optional<JsonNode> whole(String text) {
        return text.matches("[+-]?[0-9]{1,30}")
                ? Optional.of(JSON.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text)))
                : Optional.empty();
    }

    private static Optional<JsonNode> truth(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(JSON.booleanNode(true));
            case "false", "0" -> Optional.of(JSON.booleanNode(false));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> several(String text, ValueType item) {
        ArrayNode all = JSON.arrayNode();
        Stream.of(text.split("\\s+", -1))
                .filter(one -> !one.isEmpty())
                .forEach(one -> toJson(one, item).ifPresent(all::add));
        return Optional.of(all);
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Optional<String> joined(JsonNode node, ValueType item) {
        var texts = node.valueStream().map(one -> toText(one, item)).toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? Optional.of(texts.stream().flatMap(Optional::stream).collect(Collectors.joining(" ")))
                : Optional.empty();
    }
}
