package org.entente.node.doors.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entente.core.message.CaseId;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes answers as JSON with the headers that every answer has; no type names, no default typing. */
final class Answers {

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(new SimpleModule()
                    .addSerializer(StateCode.class, new ToStringSerializer(StateCode.class))
                    .addSerializer(MessageId.class, new ToStringSerializer(MessageId.class))
                    .addSerializer(CaseId.class, new ToStringSerializer(CaseId.class)))
            .build();

    void json(HttpServletResponse response, int status, Object body) throws IOException {
        write(response, status, "application/json", json.writeValueAsBytes(body));
    }

    void problem(HttpServletResponse response, Problem problem) throws IOException {
        problem.retryAfterSeconds().ifPresent(pause -> response.setHeader("Retry-After", pause.toString()));
        write(response, problem.status(), "application/problem+json", json.writeValueAsBytes(problem));
    }

    void html(HttpServletResponse response, String page) throws IOException {
        write(response, 200, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    void write(HttpServletResponse response, int status, String mediaType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        guard(response);
        response.getOutputStream().write(body);
    }

    /** Nothing is cached, sniffed, framed or rendered. */
    static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    }
}
