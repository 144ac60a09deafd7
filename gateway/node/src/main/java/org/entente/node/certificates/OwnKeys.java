package org.entente.node.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entente.trust.enrol.CmpClient;
import org.entente.trust.enrol.EnrolmentFault;
import org.entente.trust.keys.KeyRollover;

/** What an operator does with the node's keys, on the machine where they lie; a running node follows in a moment. */
public final class OwnKeys {

    private final KeyRollover rollover;

    public OwnKeys(Path folder, Clock clock) {
        this.rollover = KeyRollover.in(folder, clock);
    }

    /** A key by alias; {@code stands} is now, next, last or requested. */
    public record KeyView(String alias, String stands, String subject, Optional<Instant> until) {}

    /** What the authority is to be handed. */
    public record RequestView(String alias, Path file, boolean isNew) {}

    public List<KeyView> list() {
        return rollover.list().stream()
                .map(key -> new KeyView(key.alias(), key.stands(), key.subject(), key.until()))
                .toList();
    }

    /** Makes a next key for each that has none. */
    public List<RequestView> request() {
        return rollover.request().stream()
                .map(one -> new RequestView(one.alias(), one.file(), one.isNew()))
                .toList();
    }

    /**
     * Takes the first certificate of a PEM or DER file for the next key that it certifies.
     *
     * @return the alias of that key
     * @throws IllegalArgumentException with one sentence where it is for none, or would not do
     */
    public String take(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return rollover.take(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file cannot be read: " + file, unreadable);
        } catch (CertificateException misshapen) {
            throw new IllegalArgumentException("There is no certificate in " + file, misshapen);
        }
    }

    /**
     * Where the State's authority speaks CMP.
     *
     * @param reference how it calls the secret
     */
    public record CmpServer(URI address, String reference, char[] secret) {
        @Override
        public String toString() {
            return "CmpServer[" + address + "]";
        }
    }

    /**
     * Has the State's authority certify every next key that has no certificate yet; makes those that are missing.
     *
     * @return their aliases
     * @throws IllegalArgumentException with one sentence where the authority does not, or a certificate would not do;
     *     what came before stays
     */
    public List<String> enrol(CmpServer server) {
        var authority = new CmpClient(server.address(), server.reference(), server.secret(), new SecureRandom());
        List<KeyRollover.Request> all = rollover.request();
        List<String> ready = rollover.ready();
        try {
            return all.stream()
                    .filter(one -> !ready.contains(one.alias()))
                    .map(one -> rollover.take(certified(authority, one)))
                    .toList();
        } catch (EnrolmentFault refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    private static X509Certificate certified(CmpClient authority, KeyRollover.Request one) {
        byte[] asked = unarmoured(one.file());
        return one.file().toString().endsWith(".csr.pem")
                ? authority.certify(asked)
                : authority.certify(asked, one.before());
    }

    private static byte[] unarmoured(Path pem) {
        try {
            String text = Files.readString(pem, StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The request cannot be read: " + pem, unreadable);
        }
    }

    /** Puts every certified next key in the place of the current one; returns their aliases. */
    public List<String> switchOver() {
        return rollover.switchOver();
    }

    /**
     * Has the node do that by itself at a time, once all partners have taken a test message under the next keys.
     *
     * @return the aliases of the certified next keys; where there is none, no date is set
     */
    public List<String> switchOverAt(Instant date) {
        List<String> ready = rollover.ready();
        if (!ready.isEmpty()) {
            rollover.schedule(date);
        }
        return ready;
    }

    /** Forgets the last keys; returns their aliases. */
    public List<String> retire() {
        return rollover.retire();
    }
}
