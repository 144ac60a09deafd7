package org.entente.core.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.CertificateUpdates;

/** Certificate updates in a map. */
public final class InMemoryCertificateUpdates implements CertificateUpdates {

    private final Map<Key, CertificateUpdate> kept = new ConcurrentHashMap<>();

    private record Key(Way way, StateCode partner, String id) {
        private static Key of(CertificateUpdate update) {
            return new Key(update.way(), update.partner(), update.id());
        }
    }

    @Override
    public boolean add(CertificateUpdate update) {
        return kept.putIfAbsent(Key.of(update), update) == null;
    }

    @Override
    public List<CertificateUpdate> list(int most) {
        return kept.values().stream()
                .sorted(Comparator.comparing(CertificateUpdate::created).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<CertificateUpdate> find(Way way, StateCode partner, String id) {
        return Optional.ofNullable(kept.get(new Key(way, partner, id)));
    }

    @Override
    public boolean move(CertificateUpdate before, CertificateUpdate next) {
        return find(before.way(), before.partner(), before.id())
                .filter(now -> now.stage() == before.stage())
                .map(now -> kept.replace(Key.of(now), now, next))
                .orElse(false);
    }
}
