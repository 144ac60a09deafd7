package org.entente.node.config;

import java.net.URI;
import java.nio.file.Path;
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
        @DefaultValue FormatsConfig formats,
        @DefaultValue LimitsConfig limits,
        @DefaultValue List<OperatorConfig> operators) {

    public NodeConfig {
        Required.present("state", state);
        Required.present("listen", listen);
        Required.present("trust", trust);
        Required.present("agencies", agencies);
        agencies = List.copyOf(agencies);
        partners = List.copyOf(partners);
        agreements = List.copyOf(agreements);
        operators = List.copyOf(operators);
    }

    /**
     * Whose node this is.
     *
     * @param home the folder that holds {@code pg}, {@code artemis}, {@code content} and {@code keys}
     */
    public record State(String code, String name, Path home) {
        public State {
            Required.present("state.code", code);
            Required.present("state.name", name);
            Required.present("state.home", home);
            Required.that("state.code", code.matches("[A-Z]{2}"), "two capital letters");
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
    public record AgreementFile(Path file, Path certificatesFolder) {
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
