package org.entente.node.doors.rest;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.failure.WordlessTrace;
import org.entente.node.doors.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the operation that a request asks for and words every failure as a problem.
 *
 * <p>What nobody foresaw becomes BROKEN with a number that stands in the log beside the cause; nothing else leaves.
 */
final class JsonServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(JsonServlet.class);

    private final transient List<Route> routes;
    private final transient Admission admission;
    private final transient Answers answers;
    private final transient DoorBook book;

    JsonServlet(List<Route> routes, Admission admission, Answers answers, DoorBook book) {
        this.routes = List.copyOf(routes);
        this.admission = admission;
        this.answers = answers;
        this.book = book;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long began = System.nanoTime();
        try {
            answer(request, response);
        } catch (GatewayFailure known) {
            if (known instanceof Refused refused) {
                book.refused(Callers.certificate(request), refused.code());
            }
            problem(request, response, Problem.of(known, where(request)));
        } catch (IOException callerGone) {
            LOG.info("door=rest method={} outcome=caller-gone", request.getMethod());
            throw callerGone;
        } catch (RuntimeException unforeseen) {
            UUID number = UUID.randomUUID();
            LOG.error(
                    "door=rest method={} outcome=broken number={}: {}",
                    request.getMethod(),
                    number,
                    WordlessTrace.of(unforeseen));
            problem(
                    request,
                    response,
                    Problem.of(FailureCode.BROKEN, "The operator finds it under " + number, List.of(), where(request)));
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        LOG.info("door=rest method={} status={} ms={}", request.getMethod(), response.getStatus(), millis);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> asked = Route.segments(request.getRequestURI());
        for (Route route : routes) {
            Optional<List<String>> values = route.match(asked);
            if (values.isPresent() && route.method().equals(request.getMethod())) {
                admission.require(route, Callers.certificate(request));
                route.answering().answer(new Call(request, response, values.get()));
                return;
            }
        }
        String allowed = routes.stream()
                .filter(route -> route.match(asked).isPresent())
                .map(Route::method)
                .distinct()
                .collect(Collectors.joining(", "));
        Problem unknown = Problem.of(FailureCode.NOT_FOUND, "There is no such operation", List.of(), where(request));
        if (!allowed.isEmpty()) {
            response.setHeader("Allow", allowed);
            unknown = unknown.as(405, "This operation is asked with " + allowed);
        }
        book.refused(Callers.certificate(request), FailureCode.NOT_FOUND);
        answers.problem(response, unknown);
    }

    private void problem(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            LOG.warn("door=rest method={} outcome=broken-off code={}", request.getMethod(), problem.code());
            throw new IOException("The answer had begun: " + problem.code());
        }
        response.reset();
        if (problem.status() == 413 || problem.status() == 408) {
            response.setHeader("Connection", "close"); // the rest of the body is not read
        }
        answers.problem(response, problem);
    }

    private static String where(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
