package org.entente.as4.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.sealing.Payload;

/**
 * In which character set an XML payload is written: by its media type, else by its first bytes (AS4 1.0 §3.1, XML 1.0
 * §4.3.3 and appendix F).
 *
 * <p>Believes what the payload says of itself; does not read it through.
 */
final class CharacterSet {

    private static final int DECLARATION_BYTES = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*charset=\"?([A-Za-z][A-Za-z0-9._-]{0,63})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,63})[\"']");

    private CharacterSet() {}

    /** Whether it may be the name of a character set (XML 1.0 §4.3.3, EncName). */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Empty for what is not XML. */
    static Optional<String> of(Payload payload) {
        if (!isXml(payload.mediaType())) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(payload.mediaType());
        return Optional.of(parameter.find() ? parameter.group(1) : declared(beginning(payload)));
    }

    private static boolean isXml(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml");
    }

    private static String declared(byte[] beginning) {
        int first = beginning.length < 2 ? 0 : ((beginning[0] & 0xff) << 8) | (beginning[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0xfffe, 0x003c, 0x3c00 -> "UTF-16";
            default -> {
                String text = new String(beginning, StandardCharsets.ISO_8859_1);
                Matcher declared =
                        DECLARED.matcher(first == 0xefbb ? text.substring(Math.min(3, text.length())) : text);
                yield declared.find() ? declared.group(1) : "UTF-8";
            }
        };
    }

    private static byte[] beginning(Payload payload) {
        try (InputStream in = payload.opener().get()) {
            return in.readNBytes(DECLARATION_BYTES);
        } catch (IOException damaged) {
            throw new PermanentFault(FailureCode.CONTENT_DAMAGED, "A payload cannot be read", damaged);
        }
    }
}
