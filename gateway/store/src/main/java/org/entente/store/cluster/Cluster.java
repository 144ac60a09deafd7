package org.entente.store.cluster;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.entente.core.announcement.Announcement;
import org.entente.core.announcement.Announcements;
import org.entente.core.announcement.WatchBoard;
import org.entente.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of one State, telling each other which message has just moved, so that waiting doors wake at once.
 *
 * <p>For speed only, and it holds no data: what is told gets lost when the cluster is down or too slow, and watchers of
 * this node are told all the same. A cluster that does not start is logged and done without.
 */
public final class Cluster implements Announcements, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int MOST_UNTOLD = 4096;

    private final WatchBoard board = new WatchBoard();
    private final Optional<HazelcastInstance> instance;
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_UNTOLD),
            Thread.ofPlatform().daemon().name("announcements").factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    /**
     * Where this node listens, and who the others are.
     *
     * @param name known to the nodes of one State alone: Hazelcast lets in whoever knows it, and nobody else
     * @param host the address to listen on, loopback unless a protected network joins the nodes
     * @param members every node as {@code host:port}, this one included
     */
    public record Settings(String name, String host, int port, List<String> members) {
        public Settings {
            members = List.copyOf(members);
        }
    }

    public Cluster(Settings settings) {
        this.instance = joined(settings);
        instance.map(Cluster::moves)
                .ifPresent(topic -> topic.addMessageListener(
                        move -> Wording.read(move.getMessageObject()).ifPresent(board::publish)));
    }

    /** Tells the watchers of this node at once and the other nodes soon; never waits for them. */
    @Override
    public void publish(Announcement moved) {
        board.publish(moved);
        instance.filter(joined -> !teller.isShutdown()).ifPresent(joined -> teller.execute(() -> tell(joined, moved)));
    }

    @Override
    public Watch watch(MessageId message) {
        return board.watch(message);
    }

    /** How many watches are taken on this node and not closed. */
    int watches() {
        return board.watches();
    }

    /** Leaves the other nodes; what this node announces to itself goes on. */
    @Override
    public void close() {
        teller.shutdownNow();
        instance.ifPresent(HazelcastInstance::shutdown);
    }

    private static void tell(HazelcastInstance joined, Announcement moved) {
        try {
            moves(joined).publish(Wording.write(moved));
        } catch (HazelcastException | HazelcastInstanceNotActiveException down) {
            LOG.debug("Not told to other nodes: {}", down.getClass().getSimpleName());
        }
    }

    private static ITopic<String> moves(HazelcastInstance joined) {
        return joined.getTopic("moves");
    }

    private static Optional<HazelcastInstance> joined(Settings settings) {
        try {
            return Optional.of(Hazelcast.newHazelcastInstance(config(settings)));
        } catch (HazelcastException down) {
            LOG.warn(
                    "No cluster on port {}: this node works, and looks into the ledger ({})",
                    settings.port(),
                    down.getMessage());
            return Optional.empty();
        }
    }

    private static Config config(Settings settings) {
        Config config = new Config("entente-" + settings.port()); // threads are named after it, and logs name threads
        config.setClusterName("entente-" + settings.name());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.logging.details.enabled", "false"); // every line would name the cluster
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.partition.count", "11");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(onlyHazelcastItself());
        // Only what is configured listens: no door for clients, REST or memcache.
        AdvancedNetworkConfig network = config.getAdvancedNetworkConfig().setEnabled(true);
        ServerSocketEndpointConfig door = new ServerSocketEndpointConfig();
        door.setPort(settings.port()).setPortAutoIncrement(false).setPublicAddress(settings.host());
        door.getInterfaces().setEnabled(true).addInterface(settings.host());
        network.setMemberEndpointConfig(door);
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
