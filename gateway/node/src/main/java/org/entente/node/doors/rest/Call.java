package org.entente.node.doors.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.MessageId;
import org.entente.node.doors.Callers;

/** One request with what its path held in place of the names in braces. */
record Call(HttpServletRequest request, HttpServletResponse response, List<String> values) {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    Optional<X509Certificate> certificate() {
        return Callers.certificate(request);
    }

    MessageId id(int position) {
        return MessageId.parse(values.get(position))
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No message has that id"));
    }

    int number(int position) {
        return positive(values.get(position), "A part is named by its number");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    Optional<MessageId> after() {
        return parameter("after")
                .map(text -> MessageId.parse(text)
                        .orElseThrow(
                                () -> new Refused(FailureCode.REQUEST_MALFORMED, "The parameter after is not an id")));
    }

    int limit() {
        return parameter("limit")
                .map(text -> Math.min(positive(text, "The parameter limit is not a number"), LARGEST_PAGE))
                .orElse(PAGE);
    }

    /** The parameter {@code wait}, as {@code 20s}; empty when the caller does not want to stand. */
    Optional<Duration> patience() {
        return parameter("wait")
                .map(text -> Duration.ofSeconds(positive(
                        text.endsWith("s") ? text.substring(0, text.length() - 1) : text,
                        "The parameter wait is a number of seconds, as 20s")));
    }

    private static int positive(String text, String otherwise) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, otherwise);
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return "Call[" + request.getMethod() + "]";
    }
}
