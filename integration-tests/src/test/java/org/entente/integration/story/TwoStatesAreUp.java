package org.entente.integration.story;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the two States to every story; they arise before the first and go after the last. */
final class TwoStatesAreUp implements ParameterResolver, BeforeEachCallback {

    private static final int PORT_BASE = 19200;

    /** A story may leave a gateway closed, the next one begins with both open. */
    @Override
    public void beforeEach(ExtensionContext story) {
        TwoStates both = bothStates(story);
        both.norland().opensItsGateway();
        both.sudland().opensItsGateway();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext story) {
        return Optional.of(parameter.getParameter().getType())
                .filter(TwoStates.class::equals)
                .isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext story) {
        return bothStates(story);
    }

    private static TwoStates bothStates(ExtensionContext story) {
        return story.getRoot()
                .getStore(ExtensionContext.Namespace.create(TwoStates.class))
                .computeIfAbsent(TwoStates.class, missing -> TwoStates.arise(PORT_BASE), TwoStates.class);
    }
}
