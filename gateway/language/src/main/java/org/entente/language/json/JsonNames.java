package org.entente.language.json;

import java.util.Set;
import org.entente.language.model.AttributeField;
import org.entente.language.model.ElementField;
import org.entente.language.model.StructureType;

/**
 * What things are called in JSON: lowerCamelCase, the plural where an element repeats.
 *
 * <p>Words that have no plural of their own stay; where English is odd, the schema says the name itself
 * ({@code urn:entente:json}, {@code name=…}).
 */
final class JsonNames {

    static final String EXTENSIONS = "extensions";
    static final String CONTENT = "content";
    private static final Set<String> WITHOUT_PLURAL =
            Set.of("about", "from", "to", "permitted", "excluded", "related", "legalBasis");
    private static final String VOWELS = "aeiou";

    private JsonNames() {}

    static String of(ElementField field) {
        String one = lower(field.name().getLocalPart());
        return field.notes().hint("name").orElseGet(() -> field.isRepeated() ? plural(one) : one);
    }

    static String of(AttributeField field) {
        return field.notes().hint("name").orElseGet(() -> lower(field.name()));
    }

    /** The member that holds the words of an element which has attributes too. */
    static String words(StructureType type) {
        return type.notes().hint("content").orElse("text");
    }

    /** The member that holds an attribute beside its element instead of inside. */
    static String beside(ElementField field, AttributeField attribute) {
        String name = of(attribute);
        return of(field) + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String one(ElementField field) {
        return lower(field.name().getLocalPart());
    }

    static String plural(String word) {
        if (WITHOUT_PLURAL.contains(word)) {
            return word;
        }
        int last = word.length() - 1;
        if (word.endsWith("y") && last > 0 && VOWELS.indexOf(word.charAt(last - 1)) < 0) {
            return word.substring(0, last) + "ies";
        }
        return word.endsWith("s") || word.endsWith("x") || word.endsWith("ch") || word.endsWith("sh")
                ? word + "es"
                : word + "s";
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
