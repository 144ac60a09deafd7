package org.entente.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.entente.trust.revocation.RevocationLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the node's own keys lie, and the passphrase that opens them.
 *
 * @param passphraseFile mode 0600; one line
 * @param asking what asking for revocations may cost
 * @param notices when it is said that a certificate will end
 * @param fourEyes how two people change what is trusted
 */
public record TrustConfig(
        Path keysFolder,
        Path passphraseFile,
        @DefaultValue Asking asking,
        @DefaultValue Notices notices,
        @DefaultValue FourEyes fourEyes) {

    /** A revoked partner is cut off within this (security.md P11). */
    private static final Duration CUT_OFF = Duration.ofSeconds(60);

    public TrustConfig {
        Required.present("trust.keys-folder", keysFolder);
        Required.present("trust.passphrase-file", passphraseFile);
    }

    /**
     * How two people change what is trusted (security.md P12).
     *
     * @param coolDown how long a new authority waits after its approval before it is trusted
     * @param review within which a second person looks at what one person blocked
     * @param look how often the acts are read and checked again; a block made on another node counts after that
     */
    public record FourEyes(
            @DefaultValue("24h") Duration coolDown,
            @DefaultValue("24h") Duration review,
            @DefaultValue("15s") Duration look) {
        public FourEyes {
            Required.that("trust.four-eyes.cool-down", !coolDown.isNegative(), "no less than no time");
            Required.some("trust.four-eyes.review", review);
            Required.that(
                    "trust.four-eyes.look",
                    look.isPositive() && look.compareTo(CUT_OFF) <= 0,
                    "longer than no time, and at most " + CUT_OFF);
        }
    }

    /**
     * When it is said that something will break.
     *
     * @param days before it does
     * @param every how often the calendar is looked at
     */
    public record Notices(
            @DefaultValue({"60", "30", "14", "7", "1"}) List<Integer> days,
            @DefaultValue("1h") Duration every) {
        public Notices {
            days = List.copyOf(days);
            Required.that(
                    "trust.notices.days",
                    !days.isEmpty() && days.stream().allMatch(each -> each > 0),
                    "one day or more, each at least 1");
            Required.some("trust.notices.every", every);
        }
    }

    /**
     * How often, how long and how much.
     *
     * @param oldest how old an answer without a nonce or without an end may be
     * @param skew how far an authority's clock may be ahead of ours
     */
    public record Asking(
            @DefaultValue("20s") Duration every,
            @DefaultValue("3s") Duration timeout,
            @DefaultValue("64KB") DataSize largestAnswer,
            @DefaultValue("16MB") DataSize largestList,
            @DefaultValue("1h") Duration oldest,
            @DefaultValue("5m") Duration skew) {
        public Asking {
            Required.some("trust.asking.every", every);
            Required.some("trust.asking.timeout", timeout);
            Required.some("trust.asking.largest-answer", largestAnswer);
            Required.some("trust.asking.largest-list", largestList);
            Required.some("trust.asking.oldest", oldest);
            Required.that("trust.asking.skew", !skew.isNegative(), "no less than no time");
            Required.that(
                    "trust.asking.every",
                    every.plus(timeout.multipliedBy(4)).compareTo(CUT_OFF) <= 0,
                    "so short that with four timeouts it stays within " + CUT_OFF);
        }

        public RevocationLimits limits() {
            return new RevocationLimits(
                    every,
                    timeout,
                    Math.toIntExact(largestAnswer.toBytes()),
                    Math.toIntExact(largestList.toBytes()),
                    oldest,
                    skew);
        }
    }
}
