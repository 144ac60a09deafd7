package org.entente.language.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeContent;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeList;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeUnion;
import org.jspecify.annotations.Nullable;

/** Reads simple types. Of patterns that stand on top of each other the last one counts: it says the most. */
final class ValueReader {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final Map<String, Lexical.Whole> WHOLE = Map.ofEntries(
            whole("integer", null, null),
            whole("long", Long.MIN_VALUE, Long.MAX_VALUE),
            whole("int", (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE),
            whole("short", -32768L, 32767L),
            whole("byte", -128L, 127L),
            whole("nonNegativeInteger", 0L, null),
            whole("positiveInteger", 1L, null),
            whole("unsignedInt", 0L, 4294967295L),
            whole("unsignedShort", 0L, 65535L),
            whole("unsignedByte", 0L, 255L));

    private final XmlSchemaCollection schemas;
    private final Map<QName, ValueType> known = new HashMap<>();

    ValueReader(XmlSchemaCollection schemas) {
        this.schemas = schemas;
    }

    ValueType named(QName name) {
        ValueType before = known.get(name);
        if (before != null) {
            return before;
        }
        ValueType read = name.getNamespaceURI().equals(XSD)
                ? builtIn(name.getLocalPart())
                : simple((XmlSchemaSimpleType) schemas.getTypeByQName(name));
        known.put(name, read);
        return read;
    }

    ValueType simple(XmlSchemaSimpleType type) {
        XmlSchemaSimpleTypeContent content = type.getContent();
        Notes notes = NotesReader.of(type);
        Optional<QName> name = Optional.ofNullable(type.getQName());
        if (content instanceof XmlSchemaSimpleTypeRestriction restriction) {
            ValueType base = baseOf(restriction.getBaseTypeName(), restriction.getBaseType());
            return new ValueType(name, restricted(base.lexical(), restriction.getFacets()), notes.orElse(base.notes()));
        }
        if (content instanceof XmlSchemaSimpleTypeList list) {
            ValueType item = baseOf(list.getItemTypeName(), list.getItemType());
            return new ValueType(
                    name,
                    new Lexical.Several(item, OptionalInt.empty(), OptionalInt.empty()),
                    notes.orElse(item.notes()));
        }
        return new ValueType(name, union((XmlSchemaSimpleTypeUnion) content), notes);
    }

    private ValueType baseOf(@Nullable QName name, @Nullable XmlSchemaSimpleType inside) {
        if (name != null) {
            return named(name);
        }
        if (inside == null) {
            throw new IllegalStateException("A simple type without a base");
        }
        return simple(inside);
    }

    private Lexical union(XmlSchemaSimpleTypeUnion union) {
        Stream<ValueType> named = union.getMemberTypesQNames() == null
                ? Stream.of()
                : Arrays.stream(union.getMemberTypesQNames()).map(this::named);
        List<String> patterns = new ArrayList<>();
        List<String> scale = new ArrayList<>();
        Stream.concat(named, union.getBaseTypes().stream().map(this::simple)).forEach(member -> {
            if (!(member.lexical() instanceof Lexical.Words words)) {
                throw new IllegalStateException("A union may be of words alone: " + member.name());
            }
            patterns.addAll(words.patterns());
            scale.addAll(words.scale());
        });
        return new Lexical.Words("token", scale, patterns, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Lexical restricted(Lexical base, List<XmlSchemaFacet> facets) {
        return switch (base) {
            case Lexical.Words words -> words(words, new Facets(facets));
            case Lexical.Whole whole -> whole(whole, new Facets(facets));
            case Lexical.Decimal decimal -> {
                var given = new Facets(facets);
                yield new Lexical.Decimal(
                        given.count("totalDigits", decimal.digits()),
                        given.count("fractionDigits", decimal.fraction()));
            }
            case Lexical.Truth truth -> truth;
            case Lexical.Several several -> {
                var given = new Facets(facets);
                yield new Lexical.Several(
                        several.item(),
                        given.count("minLength", several.least()),
                        given.count("maxLength", several.most()));
            }
        };
    }

    private static Lexical words(Lexical.Words base, Facets facets) {
        List<String> scale = facets.all("enumeration");
        List<String> patterns = facets.all("pattern");
        OptionalInt exact = facets.count("length", OptionalInt.empty());
        return new Lexical.Words(
                base.base(),
                scale.isEmpty() ? base.scale() : scale,
                patterns.isEmpty() ? base.patterns() : patterns,
                exact.isPresent() ? exact : facets.count("minLength", base.least()),
                exact.isPresent() ? exact : facets.count("maxLength", base.most()));
    }

    private static Lexical whole(Lexical.Whole base, Facets facets) {
        return new Lexical.Whole(
                facets.bound("minInclusive", "minExclusive", BigInteger.ONE).or(base::least),
                facets.bound("maxInclusive", "maxExclusive", BigInteger.ONE.negate())
                        .or(base::most));
    }

    private static ValueType builtIn(String name) {
        Lexical.Whole whole = WHOLE.get(name);
        Lexical lexical = whole != null
                ? whole
                : switch (name) {
                    case "boolean" -> new Lexical.Truth();
                    case "decimal" -> new Lexical.Decimal(OptionalInt.empty(), OptionalInt.empty());
                    default -> new Lexical.Words(name, List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty());
                };
        return new ValueType(Optional.empty(), lexical, Notes.NONE);
    }

    private static Map.Entry<String, Lexical.Whole> whole(String name, @Nullable Long least, @Nullable Long most) {
        return Map.entry(
                name,
                new Lexical.Whole(
                        Optional.ofNullable(least).map(BigInteger::valueOf),
                        Optional.ofNullable(most).map(BigInteger::valueOf)));
    }
}
