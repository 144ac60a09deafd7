package org.entente.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.entente.cli.demo.World;
import org.entente.node.approval.ActPen;

/** Which door a command talks to, and with which certificate, for the States of the demonstration. */
public final class Contexts {

    private Contexts() {}

    /** Throws {@link ClientFault} with exit code 3 for a State that is not there. */
    public static World.Place place(Path home, String state) {
        return World.in(home).stream()
                .filter(place -> place.state().code().equalsIgnoreCase(state)
                        || place.state().name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> new ClientFault(ExitCode.NOT_FOUND, "There is no State " + state));
    }

    public static AgencyClient agency(World.Place place, String agency) {
        return new AgencyClient(
                URI.create("https://localhost:" + place.agencyPort()), tls(place, agency.toLowerCase(Locale.ROOT)));
    }

    /** The same agency at its gateway's SOAP door. */
    public static SoapClient soap(World.Place place, String agency) {
        return new SoapClient(
                URI.create("https://localhost:" + place.agencyPort()), tls(place, agency.toLowerCase(Locale.ROOT)));
    }

    public static AgencyClient operator(World.Place place) {
        return operator(place, "operator");
    }

    /** One of the operators, by the alias of the key. */
    public static AgencyClient operator(World.Place place, String alias) {
        return new AgencyClient(URI.create("https://localhost:" + place.deskPort()), tls(place, alias));
    }

    /** With which that operator signs. */
    public static ActPen pen(World.Place place, String alias) {
        Path folder = place.keys().resolve("agencies");
        return ClientTls.pen(folder.resolve(alias + ".p12"), folder.resolve("passphrase"), alias);
    }

    private static SSLContext tls(World.Place place, String alias) {
        Path folder = place.keys().resolve("agencies");
        return ClientTls.context(
                folder.resolve(alias + ".p12"), folder.resolve("passphrase"), folder.resolve("ca.pem"));
    }
}
