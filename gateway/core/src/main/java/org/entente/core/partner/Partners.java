package org.entente.core.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.message.StateCode;

/** All partners of this State. */
public final class Partners {

    private final Map<StateCode, Partner> byState;

    public Partners(List<Partner> partners) {
        this.byState = partners.stream().collect(Collectors.toUnmodifiableMap(Partner::state, Function.identity()));
    }

    public Optional<Partner> of(StateCode state) {
        return Optional.ofNullable(byState.get(state));
    }

    public List<Partner> all() {
        return List.copyOf(byState.values());
    }
}
