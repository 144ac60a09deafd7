package org.entente.trust.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.keys.KeyStoreFile.OwnKey;
import org.entente.trust.seal.TokenKey;

/** The file of a key that lies in a token: a line with what the token calls it, and its certificates. No secret. */
final class TokenFile {

    private static final String ENDING = ".token.pem";
    private static final String LABEL = "token-label: ";

    private TokenFile() {}

    static Path in(Path folder, String alias) {
        return folder.resolve(alias + ENDING);
    }

    static boolean isOne(Path file) {
        return file.toString().endsWith(ENDING);
    }

    static OwnKey read(Path file, Token token) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            if (!text.startsWith(LABEL) || end < 0) {
                throw new PermanentFault(FailureCode.BROKEN, "The file " + file + " does not say which key it is of");
            }
            byte[] certificates = text.substring(end + 1).getBytes(StandardCharsets.US_ASCII);
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(certificates))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return new OwnKey(token.key(text.substring(LABEL.length(), end).strip()), chain);
        } catch (IOException | CertificateException unreadable) {
            throw new PermanentFault(FailureCode.BROKEN, "The file " + file + " cannot be read", unreadable);
        }
    }

    /** Renamed into its place: whole, or as it was. A key of that alias in a file of its own counts no more. */
    static void write(Path file, TokenKey key, List<X509Certificate> chain) {
        var bytes = new ByteArrayOutputStream();
        try {
            bytes.write((LABEL + key.label() + "\n").getBytes(StandardCharsets.US_ASCII));
            for (X509Certificate certificate : chain) {
                bytes.write(NewKey.pem("CERTIFICATE", certificate.getEncoded()));
            }
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.write(half, bytes.toByteArray());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(
                    file.resolveSibling(file.getFileName().toString().replace(ENDING, ".p12")));
        } catch (IOException | CertificateException unwritable) {
            throw new PermanentFault(FailureCode.BROKEN, "The file " + file + " cannot be written", unwritable);
        }
    }
}
