package org.entente.cli.demo;

import java.util.List;

/** The sample messages of the demonstration. */
public final class Samples {

    private Samples() {}

    public static List<Sample> all() {
        return List.of(
                new Sample(
                        "Information request in goAML",
                        "QN",
                        "fiu",
                        "QS",
                        "fiu",
                        new Sample.Files("fiu-request-rest", "xml", "application/xml", false)),
                new Sample(
                        "Information request about an account",
                        "QN",
                        "fiu",
                        "QS",
                        "fiu",
                        new Sample.Files("fiu-request-soap", "xml", "application/xml", false)),
                new Sample(
                        "FLASH police alert",
                        "QN",
                        "police",
                        "QS",
                        "immigration",
                        new Sample.Files("flash-alert", "json", "application/json", false)),
                new Sample(
                        "ROUTINE alert with a photo",
                        "QN",
                        "police",
                        "QT",
                        "immigration",
                        new Sample.Files("routine-alert", "json", "application/json", true)));
    }
}
