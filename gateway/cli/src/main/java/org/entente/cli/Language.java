package org.entente.cli;

import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.language.check.Explanations;
import org.entente.language.check.Judge;

/** The shared language as one command uses it: read once, no node needed. */
final class Language {

    private final SafeXml xml = new SafeXml(XmlLimits.standard());
    private final Judge judge = new Judge(xml, System::nanoTime);

    SafeXml xml() {
        return xml;
    }

    Judge judge() {
        return judge;
    }

    Explanations explanations() {
        return new Explanations(judge.desk().rules());
    }
}
