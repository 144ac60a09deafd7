package org.entente.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entente.core.message.MessageId;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.Test;

class ClusterTest {

    @Test
    void wakesAWatcherOnAnotherNode() throws InterruptedException {
        int first = OneDatabase.freePort();
        int second = OneDatabase.freePort();
        List<String> members = List.of("127.0.0.1:" + first, "127.0.0.1:" + second);
        MessageId message = new MessageId(UUID.randomUUID());
        try (Cluster here = new Cluster(new Cluster.Settings("qn", "127.0.0.1", first, members));
                Cluster there = new Cluster(new Cluster.Settings("qn", "127.0.0.1", second, members));
                Cluster.Watch watch = there.watch(message)) {

            here.publish(message);

            assertThat(watch.await(Duration.ofSeconds(10))).isTrue();
            assertThat(there.awaitMove(message, Duration.ofMillis(1))).isFalse();
        }
    }
}
