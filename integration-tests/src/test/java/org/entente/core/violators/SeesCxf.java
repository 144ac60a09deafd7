package org.entente.core.violators;

/** Breaks the rule that CXF lives at the SOAP door. */
final class SeesCxf {

    Class<?> seen() {
        return org.apache.cxf.Bus.class;
    }
}
