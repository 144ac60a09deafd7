package org.entente.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.core.announcement.Announcement;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who reaches the port of the cluster and is no node of this State: not let in, not listened to, not deserialised. */
class StrangersTest {

    private static final AtomicInteger WOKEN = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = OneDatabase.freePort();
    private final Cluster cluster =
            new Cluster(new Cluster.Settings("qn-secret", "127.0.0.1", port, List.of("127.0.0.1:" + port)));

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aMemberThatDoesNotKnowTheNameStaysAlone() {
        HazelcastInstance stranger = Hazelcast.newHazelcastInstance(member("entente-qn"));

        try {
            assertThat(stranger.getCluster().getMembers()).hasSize(1);
        } finally {
            stranger.shutdown();
        }
    }

    @Test
    void aClientIsNotLetInEvenWithTheName() {
        ClientConfig client = new ClientConfig();
        client.setClusterName("entente-qn-secret");
        client.setProperty("hazelcast.logging.type", "slf4j");
        client.getNetworkConfig().addAddress("127.0.0.1:" + port);
        client.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(3000);

        assertThatThrownBy(() -> HazelcastClient.newHazelcastClient(client)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anObjectFromAMemberIsNotDeserialisedAndWordsStillArrive() throws Exception {
        HazelcastInstance other = Hazelcast.newHazelcastInstance(member("entente-qn-secret"));
        var message = new MessageId(java.util.UUID.fromString("01900000-0000-7000-8000-000000000001"));
        var desk = new Desk(new StateCode("QN"), AuthorityKind.POLICE);

        try (var watch = cluster.watch(message)) {
            await().atMost(PATIENCE).until(() -> other.getCluster().getMembers().size() == 2);
            other.getTopic("moves").publish(new Trap("closed"));
            other.getTopic("moves").publish(Wording.write(new Announcement(Way.OUTBOUND, message, desk)));

            assertThat(watch.await(PATIENCE)).isTrue();
            assertThat(WOKEN).hasValue(0);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void onlyTheConfiguredAddressListens() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        assertThat(answersHttp()).isEmpty();
        assertThat(others).noneMatch(this::isOpen);
    }

    private boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** What the port says to somebody who asks it for Hazelcast's REST interface. */
    private String answersHttp() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            out.write("GET /hazelcast/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException hungUp) {
            return "";
        }
    }

    private Config member(String name) {
        Config config = new Config();
        config.setClusterName(name);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.partition.count", "11");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.max.join.seconds", "5");
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig()
                .setPort(OneDatabase.freePort())
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
        return config;
    }

    /** Does something when it is deserialised: what every gadget is made of. */
    private static final class Trap implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String state;

        Trap(String state) {
            this.state = state;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            WOKEN.incrementAndGet();
        }

        @Override
        public String toString() {
            return state;
        }
    }
}
