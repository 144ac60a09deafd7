package org.entente.store.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.entente.core.failure.FailStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    @TempDir
    Path folder;

    @Test
    void carriesABellFromOneRoomToAnother() {
        try (Broker broker = broker("a", 1);
                JMSContext rooms = broker.connections().createContext()) {
            broker.declare("outbound.prepare.urgent");

            rooms.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .send(rooms.createQueue("outbound.prepare.urgent"), "a message id");

            assertThat(rooms.createConsumer(rooms.createQueue("outbound.prepare.urgent"))
                            .receiveBody(String.class, 5_000))
                    .isEqualTo("a message id");
        }
    }

    @Test
    void refusesAQueueThatNobodyDeclared() {
        try (Broker broker = broker("a", 2);
                JMSContext rooms = broker.connections().createContext()) {

            assertThatThrownBy(() -> rooms.createProducer().send(rooms.createQueue("misspelt"), "a message id"))
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    @Test
    void refusesAStrangerInTheSameProcess() {
        try (Broker broker = broker("a", 3)) {

            assertThatThrownBy(() -> broker.connections().createConnection("rooms", "guess"))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void keepsTheQueuesOfThreeNodesApart() {
        try (Broker north = broker("n", 4);
                Broker south = broker("s", 5);
                Broker east = broker("e", 6);
                JMSContext northern = north.connections().createContext();
                JMSContext southern = south.connections().createContext()) {
            north.declare("q");
            south.declare("q");
            east.declare("q");

            northern.createProducer().send(northern.createQueue("q"), "for the north");

            assertThat(southern.createConsumer(southern.createQueue("q")).receiveNoWait())
                    .isNull();
            assertThat(northern.createConsumer(northern.createQueue("q")).receiveBody(String.class, 5_000))
                    .isEqualTo("for the north");
        }
    }

    private Broker broker(String name, int number) {
        return new Broker(folder.resolve(name), name, number, new SecureRandom(), new FailStop(reason -> {}));
    }
}
