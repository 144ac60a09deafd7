package org.entente.trust.enrol;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;

/** CMP over HTTP (RFC 6712): says something to an authority, and believes only an answer under the shared secret. */
final class CmpLine {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 1024 * 1024;
    private static final int ROUNDS = 10_000;
    private static final int MOST_ROUNDS = 100_000; // of an answer, which anybody could have written
    private static final int NONCE = 16;
    private static final GeneralName NOBODY = new GeneralName(new X500Name(""));

    private final URI server;
    private final byte[] reference;
    private final char[] secret;
    private final SecureRandom random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    CmpLine(URI server, String reference, char[] secret, SecureRandom random) {
        this.server = server;
        this.reference = reference.getBytes(StandardCharsets.UTF_8);
        this.secret = secret.clone();
        this.random = random;
    }

    /** An answer that is the authority's, in this transaction. */
    record Said(PKIBody body, PKIHeader header) {

        byte[] nonce() {
            ASN1OctetString nonce = header.getSenderNonce();
            return nonce == null ? new byte[0] : nonce.getOctets();
        }

        boolean grants(ASN1ObjectIdentifier kind) {
            InfoTypeAndValue[] infos = header.getGeneralInfo();
            return infos != null && CmpClient.names(infos, kind);
        }
    }

    /** Throws {@link EnrolmentFault} where nobody answers, or not the authority. */
    Said say(byte[] transaction, Optional<byte[]> answered, PKIBody body) {
        byte[] nonce = random.generateSeed(NONCE);
        GeneralPKIMessage answer = exchanged(written(transaction, nonce, answered, body));
        requireProtected(answer);
        PKIHeader header = answer.getHeader();
        if (!is(header.getTransactionID(), transaction) || !is(header.getRecipNonce(), nonce)) {
            throw new EnrolmentFault("The answer is to another question");
        }
        return new Said(answer.getBody(), header);
    }

    private static boolean is(ASN1OctetString said, byte[] expected) {
        return said != null && Arrays.equals(said.getOctets(), expected);
    }

    private byte[] written(byte[] transaction, byte[] nonce, Optional<byte[]> answered, PKIBody body) {
        var builder = new ProtectedPKIMessageBuilder(NOBODY, NOBODY)
                .setMessageTime(Date.from(Instant.now()))
                .setTransactionID(transaction)
                .setSenderNonce(nonce)
                .setSenderKID(reference)
                .setBody(body);
        answered.ifPresent(builder::setRecipNonce);
        try {
            return builder.build(mac().build(secret)).toASN1Structure().getEncoded();
        } catch (CMPException | CRMFException | IOException unfit) {
            throw new EnrolmentFault("The request cannot be written", unfit);
        }
    }

    /** Password-based MAC with SHA-256 throughout (RFC 4210, section 5.1.3.1). */
    private PKMACBuilder mac() {
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var hmac = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        byte[] salt = random.generateSeed(NONCE);
        return new PKMACBuilder(new JcePKMACValuesCalculator(), MOST_ROUNDS)
                .setParameters(new PBMParameter(salt, sha256, ROUNDS, hmac));
    }

    private GeneralPKIMessage exchanged(byte[] question) {
        HttpRequest request = HttpRequest.newBuilder(server)
                .timeout(PATIENCE)
                .header("Content-Type", "application/pkixcmp")
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            if (answer.statusCode() != 200) {
                throw new EnrolmentFault("The authority answered with HTTP " + answer.statusCode());
            }
            return new GeneralPKIMessage(answer.body());
        } catch (IOException unreachable) {
            throw new EnrolmentFault("The authority cannot be reached or does not speak CMP: " + server, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EnrolmentFault("The authority was not waited for", stopped);
        }
    }

    private void requireProtected(GeneralPKIMessage answer) {
        try {
            if (answer.hasProtection()) {
                var shielded = new ProtectedPKIMessage(answer);
                if (shielded.hasPasswordBasedMacProtection() && shielded.verify(mac(), secret)) {
                    return;
                }
            }
        } catch (CMPException | IllegalArgumentException unlike) {
            throw new EnrolmentFault("The answer is not protected by the secret that was named", unlike);
        }
        throw new EnrolmentFault("The answer is not protected by the secret that was named");
    }
}
