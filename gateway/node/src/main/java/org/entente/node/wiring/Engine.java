package org.entente.node.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.entente.core.agency.Agency;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.ReceiptGiven;
import org.entente.core.delivery.Confirmations.Confirmation;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.WordlessTrace;
import org.entente.core.message.MessageId;
import org.entente.core.submission.Submission;
import org.entente.core.submission.Submitted;
import org.entente.node.config.LimitsConfig;
import org.entente.node.config.UpkeepConfig;
import org.entente.routes.Journeys;
import org.entente.routes.inbound.ConfirmRoute;
import org.entente.routes.inbound.ReceiveRoute;
import org.entente.routes.outbound.SubmitRoute;
import org.entente.routes.room.BellConverter;
import org.entente.routes.upkeep.UpkeepRoute;
import org.entente.store.queues.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.SingleConnectionFactory;

/** Runs the journeys: Camel on this node's own broker, the ways in from the doors, and the clockwork of the upkeep. */
final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int CACHED_SESSIONS = 32;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    /** For ringing: a session is used again. */
    private final CachingConnectionFactory ringing;
    /**
     * For answering: no session is kept, because one whose listener has gone would keep its consumer, and nobody would
     * hear the bells that the broker gives to it.
     */
    private final SingleConnectionFactory answering;

    private final ProducerTemplate doors;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clockwork").factory());

    private final List<ScheduledFuture<?>> ticks = new ArrayList<>();

    Engine(String name, Broker broker, Journeys journeys) {
        journeys.queues().forEach(broker::declare);
        this.ringing = new CachingConnectionFactory(broker.connections());
        ringing.setSessionCacheSize(CACHED_SESSIONS);
        ringing.setCacheConsumers(false);
        this.answering = new SingleConnectionFactory(broker.connections());
        var jms = new JmsComponent();
        jms.getConfiguration().setTemplateConnectionFactory(ringing);
        jms.getConfiguration().setListenerConnectionFactory(answering);
        jms.setMessageConverter(new BellConverter());
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setAcceptMessagesWhileStopping(false);
        camel.getCamelContextExtension().setName(name);
        camel.disableJMX();
        camel.addComponent("jms", jms);
        camel.getShutdownStrategy().setTimeout(5);
        journeys.addTo(camel);
        this.doors = camel.createProducerTemplate();
    }

    void start(LimitsConfig limits) {
        camel.start();
        ticks.add(clockwork.scheduleWithFixedDelay(
                () -> knock(Journeys.NOTICES), 500, limits.notices().toMillis(), TimeUnit.MILLISECONDS));
        ticks.add(clockwork.scheduleWithFixedDelay(() -> knock(Journeys.SWEEP), 0, 1000, TimeUnit.MILLISECONDS));
        UpkeepConfig upkeep = limits.upkeep();
        ticks.add(every(upkeep.expiry(), Journeys.EXPIRE));
        ticks.add(every(upkeep.expiry(), Journeys.WARN));
        ticks.add(every(upkeep.orphans(), Journeys.ORPHANS));
        ticks.add(every(upkeep.replays(), Journeys.REPLAY));
    }

    private ScheduledFuture<?> every(Duration pause, String upkeep) {
        return clockwork.scheduleWithFixedDelay(
                () -> knock(upkeep), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    Submitted submit(Submission submission) {
        return ask(SubmitRoute.DOOR, submission, Submitted.class);
    }

    /** The receipt; nothing where it follows by itself. */
    byte[] receive(Arrival arrival) {
        ReceiptGiven given = ask(ReceiveRoute.DOOR, arrival, ReceiptGiven.class);
        return given.follows() ? new byte[0] : given.bytes();
    }

    void confirm(Agency agency, MessageId id) {
        try {
            Object settled = ask(ConfirmRoute.DOOR, new Confirmation(agency, id), Object.class);
            LOG.debug("{}", settled);
        } catch (StaleBell confirmedBefore) {
            LOG.debug("{} was confirmed before", id);
        }
    }

    private <T> T ask(String door, Object body, Class<T> answer) {
        try {
            T given = doors.requestBody(door, body, answer);
            if (given == null) {
                throw new PermanentFault(FailureCode.BROKEN, "The journey gave no answer");
            }
            return given;
        } catch (CamelExecutionException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    private static RuntimeException unwrapped(CamelExecutionException wrapped) {
        return switch (wrapped.getCause()) {
            case GatewayFailure failure -> failure;
            case StaleBell stale -> stale;
            case null, default -> new PermanentFault(FailureCode.BROKEN, "The cause stands in the log", wrapped);
        };
    }

    private void knock(String upkeep) {
        try {
            doors.sendBody(UpkeepRoute.door(upkeep), new UpkeepRoute.Tick());
        } catch (CamelExecutionException failed) {
            LOG.warn("upkeep {} failed and will be tried again: {}", upkeep, WordlessTrace.of(failed));
        }
    }

    @Override
    public void close() {
        ticks.forEach(tick -> tick.cancel(false));
        clockwork.shutdown();
        camel.stop();
        ringing.destroy();
        answering.destroy();
    }
}
