package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.node.certificates.CalendarFeed;
import org.entente.node.certificates.CertificateCalendar;
import org.entente.node.certificates.CertificateList;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;

/** Certificates on the desk connector, for operators only: the list, and the calendar as data and as a feed. */
public final class CertificateDoor {

    private static final int DAYS_IN_A_MONTH = 31;
    private static final int USUAL_MONTHS = 18;
    private static final int MOST_MONTHS = 240;

    private final Shown shown;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public CertificateDoor(Shown shown, Callers callers, DoorBook book) {
        this.shown = shown;
        this.callers = callers;
        this.book = book;
    }

    /** What is told here, in its three shapes. */
    public record Shown(CertificateCalendar calendar, CertificateList list, CalendarFeed feed) {}

    /** To be mapped to {@code /operator/certificates/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.LIST_CERTIFICATES, this::list),
                        Route.of(OperatorAction.READ_CALENDAR, this::calendar),
                        Route.of(OperatorAction.READ_CALENDAR_FEED, this::feed)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void list(Call call) throws IOException {
        answers.json(call.response(), 200, Map.of("certificates", shown.list().all()));
    }

    private void calendar(Call call) throws IOException {
        CertificateCalendar calendar = shown.calendar();
        answers.json(call.response(), 200, Map.of("broken", calendar.broken(), "breaks", calendar.within(ahead(call))));
    }

    private void feed(Call call) throws IOException {
        byte[] events = shown.feed().of(shown.calendar().within(ahead(call)));
        answers.write(call.response(), 200, "text/calendar; charset=utf-8", events);
    }

    /** The parameter {@code months}; without it, 18. */
    private static Duration ahead(Call call) {
        Optional<String> asked = call.parameter("months");
        if (asked.isPresent() && !asked.get().matches("[1-9][0-9]{0,2}")) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED, "The parameter months is a number from 1 to " + MOST_MONTHS);
        }
        int months = asked.map(Integer::parseInt).orElse(USUAL_MONTHS);
        return Duration.ofDays((long) Math.min(months, MOST_MONTHS) * DAYS_IN_A_MONTH);
    }
}
