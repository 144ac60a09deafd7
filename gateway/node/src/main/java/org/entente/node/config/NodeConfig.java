package org.entente.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.entente.core.message.StateCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator decides about one node, read from one YAML file by {@link NodeConfigReader}.
 *
 * <p>It holds no secret: passwords and passphrases stand in files that it names.
 *
 * @param address where partners reach the AS4 door, when that is not localhost and its port
 * @param directory whose signed directory this node reads; absent: none
 */
public record NodeConfig(
        State state,
        Listen listen,
        @DefaultValue LedgerConfig ledger,
        TrustConfig trust,
        List<AgencyConfig> agencies,
        @DefaultValue List<PartnerConfig> partners,
        @DefaultValue List<AgreementFile> agreements,
        @Nullable URI address,
        @DefaultValue ClusterConfig cluster,
        @DefaultValue FormatsConfig formats,
        @DefaultValue LimitsConfig limits,
        @DefaultValue List<OperatorConfig> operators,
        @Nullable DirectoryConfig directory) {

    public NodeConfig {
        Required.present("state", state);
        Required.present("listen", listen);
        Required.present("trust", trust);
        Required.present("agencies", agencies);
        agencies = List.copyOf(agencies);
        partners = List.copyOf(partners);
        agreements = List.copyOf(agreements);
        operators = List.copyOf(operators);
        requireOnePersonEach(operators);
    }

    private static void requireOnePersonEach(List<OperatorConfig> operators) {
        var names = new HashSet<String>();
        for (OperatorConfig operator : operators) {
            Required.that(
                    "operators[].name",
                    names.add(operator.name()),
                    "of one person alone, and " + operator.name() + " stands there twice");
        }
    }

    /**
     * Whose node this is.
     *
     * @param home the folder that holds {@code pg}, {@code artemis}, {@code content} and {@code keys}
     * @param node this node's name among those of its State, which share one ledger
     * @param content where the contents lie; nodes of one State share it, by default it is in {@code home}
     */
    public record State(
            String code,
            String name,
            Path home,
            @DefaultValue("1") String node,
            @Nullable Path content) {
        public State {
            Required.present("state.code", code);
            Required.present("state.name", name);
            Required.present("state.home", home);
            Required.that("state.code", code.matches("[A-Z]{2}"), "two capital letters");
            Required.that("state.node", node.matches("[A-Za-z0-9-]{1,32}"), "1 to 32 letters, digits and hyphens");
        }

        /** The name that only this node's process bears. */
        public String nodeName() {
            return code + "-" + node;
        }

        public Path contentFolder() {
            return content == null ? home.resolve("content") : content;
        }

        public StateCode asCode() {
            return new StateCode(code);
        }
    }

    /**
     * One agreement in a document that both parties have.
     *
     * @param certificatesFolder the partner's certificates; each must have the fingerprint that the document names
     */
    public record AgreementFile(
            Path file,
            Path certificatesFolder,
            @DefaultValue RevocationConfig revocation) {
        public AgreementFile {
            Required.present("agreements[].file", file);
            Required.present("agreements[].certificates-folder", certificatesFolder);
        }
    }

    /** Where the doors listen; port 0 lets the system choose. */
    public record Listen(@DefaultValue("127.0.0.1") String host, int as4Port, int agencyPort, int deskPort) {
        public Listen {
            Required.port("listen.as4-port", as4Port);
            Required.port("listen.agency-port", agencyPort);
            Required.port("listen.desk-port", deskPort);
        }
    }
}
