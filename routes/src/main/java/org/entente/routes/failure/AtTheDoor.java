package org.entente.routes.failure;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** For routes that somebody is waiting at: every failure goes back to the door, which words it. */
public final class AtTheDoor extends RouteConfigurationBuilder {

    public static final String ID = "at-the-door";

    @Override
    public void configuration() {
        routeConfiguration(ID).errorHandler(noErrorHandler());
    }
}
