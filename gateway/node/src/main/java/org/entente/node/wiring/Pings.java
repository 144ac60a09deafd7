package org.entente.node.wiring;

import java.nio.file.Path;
import java.time.Clock;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.TestService;
import org.entente.as4.pull.Counter;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Ping;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.xml.SafeXml;
import org.entente.node.rollover.DatedSwitch;
import org.entente.node.rollover.Rehearsal;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;

/** Test messages to partners under whichever keys are to be tried. */
final class Pings {

    private final TestService.Means means;
    private final Agreements agreements;
    private final SafeXml xml;
    private final As4Limits limits;
    private final As4Link link;
    private final Counter counter;

    Pings(TestService.Means means, SafeXml xml, As4Limits limits, As4Link link, Counter counter) {
        this.means = means;
        this.agreements = means.agreements();
        this.xml = xml;
        this.limits = limits;
        this.link = link;
        this.counter = counter;
    }

    As4Sealer sealer(NodeKeys keys) {
        return new As4Sealer(agreements, keys, xml, means.clock(), means.chance());
    }

    As4Ping under(NodeKeys keys, PartnerLink line) {
        return new As4Ping(agreements, sealer(keys), line, means.clock(), means.chance());
    }

    /** The line for a rollover of the keys in that folder. */
    DatedSwitch.Line rolloverLine(Path keysFolder, Runnable renewal) {
        Clock clock = means.clock();
        return new DatedSwitch.Line() {
            @Override
            public Rehearsal underTheNextKeys() {
                NodeKeys next = NodeKeys.future(keysFolder, clock);
                var first = new As4Link(agreements, new TlsContexts(next), xml, limits, clock);
                try (first) {
                    return all(next, first);
                }
            }

            @Override
            public Rehearsal underTheCurrentKeys() {
                return all(means.keys(), link);
            }

            @Override
            public void renew() {
                renewal.run();
            }
        };
    }

    /** Partners who fetch are told by what lies ready for them, whatever line leads to the others. */
    private Rehearsal all(NodeKeys keys, PartnerLink line) {
        PartnerLink way = message -> counter.isFor(message) ? counter.push(message) : line.push(message);
        return Rehearsal.of(under(keys, way).all());
    }
}
