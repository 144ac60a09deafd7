package org.entente.core.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.deadline.AgreedTimes;
import org.entente.core.deadline.Reckoning;
import org.entente.core.message.StateCode;

/** All partners of this State. */
public final class Partners implements AgreedTimes {

    private final Map<StateCode, Partner> byState;

    public Partners(List<Partner> partners) {
        this.byState = partners.stream().collect(Collectors.toUnmodifiableMap(Partner::state, Function.identity()));
    }

    public Optional<Partner> of(StateCode state) {
        return Optional.ofNullable(byState.get(state));
    }

    /** One of the two is this State, so that at most one is a partner. */
    @Override
    public Reckoning between(StateCode one, StateCode other) {
        return of(one).or(() -> of(other))
                .map(partner -> partner.terms().reckoning())
                .orElse(Reckoning.USUAL);
    }

    public List<Partner> all() {
        return List.copyOf(byState.values());
    }
}
