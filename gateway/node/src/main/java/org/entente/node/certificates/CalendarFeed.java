package org.entente.node.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;

/** The calendar as a feed that any calendar program subscribes to (RFC 5545), with an alarm for each notice. */
public final class CalendarFeed {

    private static final String MADE_BY = "-//Entente//Certificates//EN";

    private final List<Integer> noticeDays;

    /** {@code noticeDays} before a break an alarm goes. */
    public CalendarFeed(List<Integer> noticeDays) {
        this.noticeDays = List.copyOf(noticeDays);
    }

    /** One event of a day for each entry; the same entry has the same identifier each time. */
    public byte[] of(List<CalendarEntry> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId(MADE_BY));
        calendar.withDefaults();
        entries.forEach(entry -> calendar.add(event(entry)));
        var out = new ByteArrayOutputStream();
        try {
            new CalendarOutputter(!entries.isEmpty()).output(calendar, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory cannot be written", impossible);
        }
        return out.toByteArray();
    }

    private VEvent event(CalendarEntry entry) {
        LocalDate day = entry.at().atZone(ZoneOffset.UTC).toLocalDate();
        var event = new VEvent(day, entry.sentence());
        event.add(new Uid(identifier(entry)));
        event.add(new Description(entry.cause()));
        event.add(new Transp(Transp.VALUE_TRANSPARENT)); // nobody is busy on that day because of it
        noticeDays.forEach(days -> event.add(alarm(entry, days)));
        return event;
    }

    private static VAlarm alarm(CalendarEntry entry, int days) {
        var trigger = new Trigger(Duration.ofDays(-days));
        trigger.add(Related.START); // the default, which not every reader knows
        var alarm = new VAlarm();
        alarm.add(trigger);
        alarm.add(new Action(Action.VALUE_DISPLAY));
        alarm.add(new Description("In " + days + (days == 1 ? " day: " : " days: ") + entry.sentence()));
        return alarm;
    }

    private static String identifier(CalendarEntry entry) {
        String what = entry.at() + entry.state() + entry.sentence() + entry.cause();
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
