package org.entente.certsdev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A token (PKCS #11) of SoftHSM, in which nodes of a play world keep keys.
 *
 * <p>SoftHSM reads its configuration from where the environment variable {@code SOFTHSM2_CONF} says, once for a
 * process: so there is one token for each, and the variable is set before the process begins.
 */
public final class PlayToken {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String VARIABLE = "SOFTHSM2_CONF";
    private static final String PIN = "1234";
    private static final String TOKEN_ITSELF = "token.object"; // without it SoftHSM never finds its way back
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path tokens;
    private final String slot;

    private PlayToken(Path tokens, String slot) {
        this.tokens = tokens;
        this.slot = slot;
    }

    /** Made at its first use. */
    private static final class One {
        private static final PlayToken TOKEN = make(Path.of(System.getenv(VARIABLE)));
    }

    /** Whether SoftHSM is on this machine, and the variable is set. */
    public static boolean isPossible() {
        return Files.exists(LIBRARY)
                && Optional.ofNullable(System.getenv(VARIABLE)).isPresent();
    }

    /** The token of this process. */
    public static PlayToken ofThisProcess() {
        return One.TOKEN;
    }

    private static PlayToken make(Path configuration) {
        Path tokens = configuration.resolveSibling(
                "softhsm-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(tokens);
            Files.writeString(
                    configuration,
                    "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
            Process util = new ProcessBuilder(
                            "softhsm2-util",
                            "--init-token",
                            "--free",
                            "--label",
                            "entente",
                            "--pin",
                            PIN,
                            "--so-pin",
                            PIN + PIN)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(util.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher slot = SLOT.matcher(said);
            if (!slot.find()) {
                throw new IllegalStateException("SoftHSM made no token: " + said);
            }
            return new PlayToken(tokens, slot.group(1));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Lets a node whose keys lie in that folder make its next keys in the token. */
    public void isUsedBy(Path keys) {
        try {
            Files.writeString(keys.resolve("pkcs11.pin"), PIN);
            Files.writeString(keys.resolve("pkcs11.cfg"), """
                    name = entente-play
                    library = %s
                    slot = %s
                    attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
                      CKA_SIGN = true
                      CKA_DERIVE = true
                    }
                    attributes(*, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
                      CKA_SENSITIVE = false
                      CKA_EXTRACTABLE = true
                    }
                    """.formatted(LIBRARY, slot));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Its keys are gone from one moment to the next, as when the token is pulled. */
    public void goesAway() {
        move(".object", ".away");
    }

    public void returns() {
        move(".away", ".object");
    }

    private void move(String from, String to) {
        try (Stream<Path> all = Files.walk(tokens)) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.equals("generation")) {
                    count(file);
                } else if (name.endsWith(from) && !name.equals(TOKEN_ITSELF)) {
                    Files.move(file, file.resolveSibling(name.substring(0, name.length() - from.length()) + to));
                }
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /** SoftHSM looks again at what lies there when this number is another. */
    private static void count(Path generation) throws IOException {
        byte[] number = Files.readAllBytes(generation);
        number[number.length - 1]++;
        Files.write(generation, number);
    }
}
