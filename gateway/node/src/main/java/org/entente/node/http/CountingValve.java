package org.entente.node.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Tells the counter of running requests when one of its door begins and ends. */
final class CountingValve extends ValveBase {

    private final InFlight inFlight;

    CountingValve(InFlight inFlight) {
        super(true);
        this.inFlight = inFlight;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        inFlight.begin();
        try {
            getNext().invoke(request, response);
        } finally {
            inFlight.end();
        }
    }
}
