package org.entente.language.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.ws.commons.schema.XmlSchemaFacet;

/** The facets of one restriction, by the names that XML Schema gives them. */
record Facets(List<XmlSchemaFacet> given) {

    List<String> all(String name) {
        return named(name).toList();
    }

    OptionalInt count(String name, OptionalInt otherwise) {
        return named(name)
                .findFirst()
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(otherwise);
    }

    Optional<BigInteger> bound(String inclusive, String exclusive, BigInteger step) {
        return named(inclusive)
                .findFirst()
                .map(BigInteger::new)
                .or(() -> named(exclusive).findFirst().map(value -> new BigInteger(value).add(step)));
    }

    private Stream<String> named(String name) {
        String type = "XmlSchema" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Facet";
        return given.stream()
                .filter(facet -> facet.getClass().getSimpleName().equals(type))
                .map(facet -> String.valueOf(facet.getValue()));
    }
}
