package org.entente.certsdev;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A State of the play world: country code, name, and the agencies that shall have client certificates. */
public record PlayState(String code, String name, List<PlayAgency> agencies) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z-]{1,30}");

    public PlayState {
        agencies = List.copyOf(agencies);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is no country code of two capitals");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no State's name of 2 to 31 letters");
        }
        if (agencies.isEmpty() || new HashSet<>(agencies).size() != agencies.size()) {
            throw new IllegalArgumentException(name + " needs at least one agency, and each only once");
        }
    }

    /** A State with the four agencies that every State of the demonstration has. */
    public static PlayState of(String code, String name) {
        var agencies = Stream.of("FIU", "POLICE", "IMMIGRATION", "POC247").map(PlayAgency::new);
        return new PlayState(code, name, agencies.toList());
    }

    /** The States of the demonstration, with codes that ISO 3166-1 leaves to its users. */
    public static List<PlayState> demonstration() {
        return List.of(of("QN", "Norland"), of("QS", "Sudland"), of("QT", "Estmark"));
    }

    /** The name of its folder. */
    public String folderName() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The host name of its gateway beside localhost, in the domain that RFC 2606 keeps for examples. */
    public String gatewayHost() {
        return "gateway." + domain();
    }

    /** The domain under which the names of its hosts stand. */
    public String domain() {
        return folderName() + ".example";
    }
}
