package org.entente.integration.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test shows, and which way the message goes, for the table of interoperability. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Case {

    String OUT = "Entente to phase4";
    String IN = "phase4 to Entente";

    String value();

    String direction();
}
