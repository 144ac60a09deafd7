package org.entente.cli;

import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.World;
import picocli.CommandLine.Option;

/** The options by which a command finds its door. */
final class Where {

    @Option(names = "--state", defaultValue = "QN", description = "The State whose gateway is asked (QN).")
    private String state = "QN";

    @Option(names = "--agency", defaultValue = "police", description = "Whose certificate is used (police).")
    private String agency = "police";

    @Option(
            names = "--operator",
            defaultValue = "operator",
            description =
                    "Whose certificate opens an operators' door: operator (default), operator2, auditor, liaison.")
    private String operator = "operator";

    String state() {
        return state;
    }

    AgencyClient agencyDoor() {
        return Contexts.agency(Contexts.place(World.home(), state), agency);
    }

    AgencyClient operatorDoor() {
        return Contexts.operator(Contexts.place(World.home(), state), operator);
    }
}
