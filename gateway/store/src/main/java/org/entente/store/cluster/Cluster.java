package org.entente.store.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of one State, telling each other which message has just moved, so that waiting doors wake at once.
 *
 * <p>For speed only: a word that is lost costs a door its patience, never a message. It holds no data.
 */
public final class Cluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final HazelcastInstance instance;
    private final ITopic<String> moves;
    private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();

    /**
     * Where this node listens, and who the others are.
     *
     * @param state names the cluster; nodes of another State are not let in
     * @param host the address to listen on, loopback unless a protected network joins the nodes
     * @param members every node as {@code host:port}, this one included
     */
    public record Settings(String state, String host, int port, List<String> members) {
        public Settings {
            members = List.copyOf(members);
        }
    }

    public Cluster(Settings settings) {
        this.instance = Hazelcast.newHazelcastInstance(config(settings));
        this.moves = instance.getTopic("moves");
        moves.addMessageListener(move -> heard(move.getMessageObject()));
    }

    /** Tells all nodes, this one too; to be called after the commit. */
    public void publish(MessageId moved) {
        try {
            moves.publish(moved.toString());
        } catch (HazelcastInstanceNotActiveException stopping) {
            LOG.debug("Not told: the node is stopping");
        }
    }

    /** Watches a message from now on: take the watch, then read the ledger, then wait. Then nothing slips between. */
    public Watch watch(MessageId message) {
        Watch watch = new Watch(message.toString());
        watches.compute(watch.message, (id, others) -> {
            Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watch);
            return all;
        });
        return watch;
    }

    /** Waits for the next move of a message; a move before the call is not seen. */
    public boolean awaitMove(MessageId message, Duration patience) throws InterruptedException {
        try (Watch watch = watch(message)) {
            return watch.await(patience);
        }
    }

    @Override
    public void close() {
        instance.shutdown();
    }

    /** One watcher of one message. */
    public final class Watch implements AutoCloseable {

        private final String message;
        private final CountDownLatch moved = new CountDownLatch(1);

        private Watch(String message) {
            this.message = message;
        }

        /** True when the message moved since the watch was taken. */
        public boolean await(Duration patience) throws InterruptedException {
            return moved.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            watches.computeIfPresent(message, (id, others) -> {
                others.remove(this);
                return others.isEmpty() ? null : others;
            });
        }
    }

    private void heard(String message) {
        watches.getOrDefault(message, Set.of()).forEach(watch -> watch.moved.countDown());
    }

    private static Config config(Settings settings) {
        Config config = new Config("entente-" + settings.state() + "-" + settings.port());
        config.setClusterName("entente-" + settings.state());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.partition.count", "11");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(onlyHazelcastItself());
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(settings.port()).setPortAutoIncrement(false).setPublicAddress(settings.host());
        network.getInterfaces().setEnabled(true).addInterface(settings.host());
        network.getMemcacheProtocolConfig().setEnabled(false);
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        return config;
    }

    private static JavaSerializationFilterConfig onlyHazelcastItself() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.setDefaultsDisabled(true);
        filter.getWhitelist().addPrefixes("com.hazelcast.");
        return filter;
    }
}
