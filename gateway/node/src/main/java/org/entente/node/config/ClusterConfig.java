package org.entente.node.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the nodes of one State tell each other what has moved; without it they look into the ledger, a little later.
 *
 * <p>What they say is not encrypted: every address must be this machine's own, the end of a tunnel that is.
 *
 * @param port where this node listens; by default four above the AS4 door
 * @param members every node as {@code host:port}, this one included; by default this one alone
 */
public record ClusterConfig(
        @Nullable Integer port, @DefaultValue List<String> members) {

    public ClusterConfig {
        members = List.copyOf(members);
        for (String member : members) {
            Required.that(
                    "cluster.members",
                    member.matches("[^:]+:[0-9]{1,5}") && isOwn(member.substring(0, member.lastIndexOf(':'))),
                    "addresses of this machine as host:port (the ends of an encrypted tunnel to the other nodes)");
        }
    }

    private static boolean isOwn(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
