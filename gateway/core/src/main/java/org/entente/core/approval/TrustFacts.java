package org.entente.core.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.content.Digest;

/**
 * What a node trusts, one fact a line, like {@code partners[QS].endpoint = https://gateway.sudland.example/as4}.
 *
 * <p>Sorted and without repetition, so that the same trust has the same text and the same digest on every node of a
 * State. Holds no secret: keys and certificates stand in it by their fingerprint.
 *
 * @param lines at most {@value #MOST}, each of at most {@value #LONGEST} printable letters
 */
public record TrustFacts(List<String> lines) {

    static final int MOST = 20_000;
    static final int LONGEST = 2_000;

    /** How an authority's certificate begins: every other certificate below it is believed because of it. */
    public static final String AUTHORITY = "authority ";

    /** How any other certificate begins; its SHA-256 in hexadecimal follows, as it does for an authority. */
    public static final String CERTIFICATE = "certificate ";

    private static final String EQUALS = " = ";
    private static final String COOL_DOWN = "trust.four-eyes.cool-down" + EQUALS;

    public TrustFacts {
        lines = List.copyOf(new TreeSet<>(lines));
        if (lines.size() > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " facts");
        }
        lines.forEach(TrustFacts::requireFact);
    }

    public static TrustFacts of(Collection<String> lines) {
        return new TrustFacts(List.copyOf(lines));
    }

    private static void requireFact(String line) {
        boolean plain = line.length() <= LONGEST && line.chars().noneMatch(Character::isISOControl);
        if (!plain || line.indexOf(EQUALS) < 1) {
            throw new IllegalArgumentException("A fact is one printable line, a key and a value");
        }
    }

    /** One fact, whatever its value holds. */
    public static String fact(String key, Object value) {
        return key + EQUALS + value.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    }

    public Digest digest() {
        return Digest.of(String.join("\n", lines).getBytes(UTF_8));
    }

    /** Whom they name as operators. */
    public Operators operators() {
        return new Operators(this);
    }

    /** How long a new authority must wait after its approval; nothing where no fact says so. */
    public Duration coolDown() {
        return lines.stream()
                .filter(line -> line.startsWith(COOL_DOWN))
                .map(line -> duration(line.substring(COOL_DOWN.length())))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException misshapen) {
            throw new IllegalArgumentException("The cool-down is no duration", misshapen);
        }
    }

    /** Whether something in it is an authority that stood nowhere before. */
    public boolean bringsAuthority(TrustFacts before) {
        var known = before.authorities().collect(Collectors.toSet());
        return authorities().anyMatch(authority -> !known.contains(authority));
    }

    private Stream<String> authorities() {
        return lines.stream()
                .map(line -> line.substring(line.indexOf(EQUALS) + EQUALS.length()))
                .filter(value -> value.startsWith(AUTHORITY))
                .map(value -> value.split(" ", 3)[1]);
    }

    @Override
    public String toString() {
        return "TrustFacts[" + lines.size() + ", " + digest() + "]";
    }
}
