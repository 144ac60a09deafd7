package org.entente.cli.demo;

import java.util.List;

/** The sample messages of the demonstration. */
public final class Samples {

    private Samples() {}

    public static List<Sample> all() {
        return List.of(
                new Sample(
                        "Information request in goAML, by REST",
                        "QN",
                        "fiu",
                        "QS",
                        "fiu",
                        Sample.Door.REST,
                        new Sample.Files("fiu-request-rest", "xml", "application/xml", false)),
                new Sample(
                        "Information request in goAML, by SOAP",
                        "QN",
                        "fiu",
                        "QS",
                        "fiu",
                        Sample.Door.SOAP,
                        new Sample.Files("fiu-request-soap", "xml", "application/xml", false)),
                new Sample(
                        "FLASH police alert",
                        "QN",
                        "police",
                        "QS",
                        "immigration",
                        Sample.Door.REST,
                        new Sample.Files("flash-alert", "json", "application/json", false)),
                new Sample(
                        "ROUTINE alert with a photo",
                        "QN",
                        "police",
                        "QT",
                        "immigration",
                        Sample.Door.REST,
                        new Sample.Files("routine-alert", "json", "application/json", true)));
    }
}
