package org.entente.trust.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Revoked;
import org.entente.trust.revocation.Revocation.Source;

/**
 * Asks one partner's sources about its certificates, one round at a time: responders first, lists where they cannot
 * tell, imported lists always.
 *
 * <p>A source that failed once is left alone for the rest of the round, so that a dead one costs one timeout.
 */
final class Asker implements AutoCloseable {

    private static final int NONCE_BYTES = 32;
    private static final int MOST_IMPORTED = 100;

    private final RevocationSources sources;
    private final RevocationLimits limits;
    private final Clock clock;
    private final Asking asking;
    private final SecureRandom random = new SecureRandom();
    private final Map<Place, SeenSource> seen = new ConcurrentHashMap<>();

    Asker(RevocationSources sources, RevocationLimits limits, Clock clock) {
        this.sources = sources;
        this.limits = limits;
        this.clock = clock;
        this.asking = new Asking(limits.timeout());
    }

    /** No more of them than addresses that configuration names and authorities of one partner. */
    private record Place(Optional<URI> responder, X509Certificate authority) {}

    Round round() {
        return new Round();
    }

    /** Every source that has told anything, as it last did. */
    List<SeenSource> seen() {
        return List.copyOf(seen.values());
    }

    private void saw(SeenSource source) {
        seen.put(new Place(source.responder(), source.authority()), source);
    }

    /** What was fetched and what failed while all certificates of a partner are asked for once. */
    final class Round {

        private final Set<URI> dead = new HashSet<>();
        private Optional<List<X509CRL>> fetched = Optional.empty();
        private Optional<List<X509CRL>> imported = Optional.empty();

        /** Any that says revoked is believed, then any that says good. */
        Revocation ask(X509Certificate asked, X509Certificate issuer) throws InterruptedException {
            var said = new ArrayList<Revocation>();
            said.add(brought(asked, issuer));
            for (URI responder : sources.responders()) {
                if (!dead.contains(responder)) {
                    said.add(ocsp(responder, asked, issuer));
                }
            }
            if (said.stream().allMatch(CouldNotTell.class::isInstance)) {
                said.add(new ListCheck(asked, issuer, Source.FETCHED_LIST).answer(fetched(), clock.instant()));
            }
            return first(said, Revoked.class)
                    .or(() -> first(said, Good.class))
                    .orElseGet(() -> new CouldNotTell(clock.instant(), reasons(said)));
        }

        private Revocation brought(X509Certificate asked, X509Certificate issuer) {
            Revocation said = new ListCheck(asked, issuer, Source.IMPORTED_LIST).answer(imported(), clock.instant());
            said.told().ifPresent(known -> saw(SeenSource.lists(issuer, known.said(), known.until())));
            return said;
        }

        private Revocation ocsp(URI responder, X509Certificate asked, X509Certificate issuer)
                throws InterruptedException {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var check = new OcspCheck(asked, issuer, nonce, limits);
            Optional<byte[]> answer = asking.post(responder, check.question(), limits.largestAnswer());
            if (answer.isEmpty()) {
                dead.add(responder);
                return new CouldNotTell(clock.instant(), responder + " gave no answer within " + limits.timeout());
            }
            OcspCheck.Answer judged = check.answer(answer.get(), clock.instant());
            judged.signer().ifPresent(signer -> saw(SeenSource.responder(responder, issuer, signer)));
            return judged.said();
        }

        private List<X509CRL> fetched() throws InterruptedException {
            if (fetched.isEmpty()) {
                var lists = new ArrayList<X509CRL>();
                for (URI list : sources.lists()) {
                    asking.get(list, limits.largestList())
                            .flatMap(ListCheck::read)
                            .ifPresent(lists::add);
                }
                fetched = Optional.of(lists);
            }
            return fetched.get();
        }

        private List<X509CRL> imported() {
            if (imported.isEmpty()) {
                imported = Optional.of(sources.imported().map(Asker.this::lists).orElse(List.of()));
            }
            return imported.get();
        }
    }

    private List<X509CRL> lists(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .limit(MOST_IMPORTED)
                    .flatMap(file -> list(file).stream())
                    .toList();
        } catch (IOException noFolder) {
            return List.of();
        }
    }

    private Optional<X509CRL> list(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limits.largestList() + 1);
            return content.length > limits.largestList() ? Optional.empty() : ListCheck.read(content);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Revocation> first(List<Revocation> said, Class<? extends Revocation> kind) {
        return said.stream().filter(kind::isInstance).findFirst();
    }

    private static String reasons(List<Revocation> said) {
        return said.stream()
                .map(CouldNotTell.class::cast)
                .map(CouldNotTell::why)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        asking.close();
    }
}
