package org.entente.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The directory for a person who needs a desk now: who, whether somebody is there, and the telephone. */
final class DirectoryPrint {

    private DirectoryPrint() {}

    static void print(JsonNode view) {
        System.out.printf(
                "Directory version %d, valid until %s%n",
                view.path("version").asLong(0), view.path("validUntil").asString(""));
        if (view.path("expired").asBoolean(false)) {
            System.out.println("IT HAS ENDED: numbers and certificates may be old. Ask its signers for a new version.");
        }
        view.path("states").forEach(DirectoryPrint::state);
        view.path("desks").forEach(DirectoryPrint::desk);
        if (view.path("desks").isEmpty()) {
            System.out.println("No desk fits.");
        }
    }

    private static void state(JsonNode state) {
        System.out.printf(
                "%n%s  %s  %s%n",
                state.path("state").asString(""), state.path("name").asString(""), words(state.path("endpoints")));
        System.out.println("    TLS         " + words(state.path("tls")));
        System.out.println("    signing     " + words(state.path("signing")));
        System.out.println("    encryption  " + words(state.path("encryption")));
    }

    private static void desk(JsonNode desk) {
        String standing = desk.path("open").asBoolean(false)
                ? "OPEN"
                : "closed, opens " + desk.path("opensNext").asString("never");
        System.out.printf(
                "%n%s  %s: %s, %s (%s)%n",
                desk.path("state").asString(""),
                desk.path("desk").asString(""),
                desk.path("name").asString(""),
                desk.path("agency").asString(""),
                desk.path("authority").asString(""));
        System.out.printf(
                "    %s. There it is %s. Hours %s%n",
                standing,
                desk.path("localTime").asString(""),
                desk.path("hours").asString(""));
        System.out.printf(
                "    24/7 telephone %s  speaks %s%n", desk.path("phone").asString(""), words(desk.path("languages")));
        System.out.println("    families    " + words(desk.path("families")));
        System.out.println("    instruments " + words(desk.path("instruments")));
    }

    private static String words(JsonNode list) {
        return list.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "));
    }
}
