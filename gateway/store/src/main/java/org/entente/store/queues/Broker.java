package org.entente.store.queues;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;

/**
 * The queues inside one node: reachable from this process only, by its own rooms only, under names declared here.
 *
 * <p>They carry doorbells, which may be lost or repeated; the ledger is the truth. A full queue fails the sender, it
 * never drops silently.
 */
public final class Broker implements AutoCloseable {

    private static final String USER = "rooms";
    private static final String DEAD = "dead";
    private static final String EXPIRED = "expired";
    private static final long LOCK_MILLIS = 15_000;
    private static final int JOURNAL_BUFFER_NANOS = 150_000;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections;

    /**
     * Starts at once.
     *
     * @param folder for the journal, made when missing
     * @param number tells the brokers of one process apart: each node has its own
     * @param failStop ends the node when the journal cannot be written
     */
    public Broker(Path folder, String name, int number, SecureRandom random, FailStop failStop) {
        String password = secret(random);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException disk) {
            throw unavailable("The folder of the queues cannot be used", disk);
        }
        server.setConfiguration(configuration(folder, name, number, secret(random)));
        server.setSecurityManager(new Doorkeeper(USER, password));
        start();
        server.getActiveMQServer()
                .registerIOCriticalErrorListener(
                        (cause, message, file) -> failStop.stop("The journal of the queues cannot be written"));
        this.connections = new ActiveMQConnectionFactory(
                false, new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", number)));
        connections.setUser(USER).setPassword(password);
        connections.setDeserializationDenyList("*");
        connections.setCallTimeout(10_000);
        try {
            declare(DEAD);
            declare(EXPIRED);
        } catch (TemporaryFault failed) {
            close();
            throw failed;
        }
    }

    /** Makes a queue; nothing else does, so a misspelt name fails instead of collecting bells that nobody hears. */
    public void declare(String queue) {
        try {
            server.getActiveMQServer()
                    .createQueue(
                            QueueConfiguration.of(queue)
                                    .setAddress(queue)
                                    .setRoutingType(RoutingType.ANYCAST)
                                    .setAutoCreateAddress(true)
                                    .setDurable(true)
                                    .setAutoDelete(false),
                            true);
        } catch (Exception broker) {
            // Artemis declares Exception.
            throw unavailable("The queue " + queue + " cannot be made", broker);
        }
    }

    /** Opens a new connection on every call: its user wraps it in a cache of sessions. */
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void close() {
        try {
            connections.close();
            server.stop();
        } catch (Exception broker) {
            // Artemis declares Exception.
            throw unavailable("The queues cannot be stopped", broker);
        }
    }

    private void start() {
        try {
            server.start();
        } catch (Exception broker) {
            // Artemis declares Exception.
            throw unavailable("The queues cannot be started", broker);
        }
        if (!server.getActiveMQServer().isActive()) { // Artemis only logs what kept it from starting
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The queues did not start: see the log");
        }
    }

    private static Configuration configuration(Path folder, String name, int number, String clusterPassword) {
        Configuration configuration = new ConfigurationImpl()
                .setName(name)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS)
                .setJournalFileSize(1024 * 1024)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setJournalLockAcquisitionTimeout(LOCK_MILLIS)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1) // the doors keep the reserve; a blocked bell would stop what is accepted
                .setCriticalAnalyzer(true)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.HALT)
                .setClusterUser("none")
                .setClusterPassword(clusterPassword)
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of("serverId", number), "inside"));
        configuration.addAddressSetting("#", settings());
        configuration.putSecurityRoles("#", Set.of(roomsMaySendAndListen()));
        return configuration;
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setMaxSizeBytes(64L * 1024 * 1024)
                .setMaxDeliveryAttempts(5)
                .setRedeliveryDelay(200)
                .setDeadLetterAddress(SimpleString.of(DEAD))
                .setExpiryAddress(SimpleString.of(EXPIRED));
    }

    /** Send, consume and browse; no creation, deletion or management. */
    private static Role roomsMaySendAndListen() {
        return new Role(USER, true, true, false, false, false, false, false, true, false, false, false, false);
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static TemporaryFault unavailable(String sentence, Exception cause) {
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, sentence, cause);
    }
}
