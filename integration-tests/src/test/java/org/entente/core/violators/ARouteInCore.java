package org.entente.core.violators;

import org.apache.camel.builder.RouteBuilder;

/** Breaks the rule that routes are routes. */
class ARouteInCore extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:nowhere").to("mock:nowhere");
    }
}
