package org.entente.node.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What two States agreed (a P-Mode, ebMS 3.0 Core appendix D): the same document for both, read from either side.
 *
 * <p>It pins certificates by fingerprint and holds none.
 *
 * @param agreement the AgreementRef of every message
 * @param cipher hides payloads, one for both directions; absent: {@link Partner.Suite#usual}
 * @param receiptWithin how long a receipt that comes by itself may take before the message is sent again
 * @param pattern whether an answer names the message that it answers: two-way push-and-push
 * @param actions family and version of everything that may travel, in both directions
 * @param clocks how soon a person must acknowledge a message of each urgency
 */
public record AgreementDocument(
        String agreement,
        Partner.Suite profile,
        @Nullable Cipher cipher,
        @DefaultValue("SYNC") Terms.Receipts receipts,
        @DefaultValue("30s") Duration receiptWithin,
        @DefaultValue("TWO_WAY") Terms.Pattern pattern,
        @DefaultValue("application/gzip") String compression,
        Set<String> actions,
        @DefaultValue Limits limits,
        Lanes lanes,
        @DefaultValue AgreedClocks clocks,
        List<Party> parties) {

    public static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1";

    public AgreementDocument {
        Required.present("agreement", agreement);
        Required.present("profile", profile);
        Required.present("actions", actions);
        Required.some("receipt-within", receiptWithin);
        Required.present("lanes", lanes);
        Required.present("parties", parties);
        Required.that("parties", parties.size() == 2, "two");
        Required.that(
                "parties", !parties.getFirst().state().equals(parties.getLast().state()), "of two States");
        Required.that("actions", actions.contains("delivery-notice/v1"), "with delivery-notice/v1, for the notices");
        Required.that("cipher", cipher == null || profile.ciphers().contains(cipher), "one that " + profile + " has");
        actions = Set.copyOf(actions);
        parties = List.copyOf(parties);
    }

    /** How large a message may be. */
    public record Limits(
            @DefaultValue("512MB") DataSize payload,
            @DefaultValue("20") int parts) {
        public Limits {
            Required.some("limits.payload", payload);
            Required.some("limits.parts", parts);
        }
    }

    /** What holds in each lane. */
    public record Lanes(OneLane urgent, OneLane routine) {
        public Lanes {
            Required.present("lanes.urgent", urgent);
            Required.present("lanes.routine", routine);
        }
    }

    /**
     * One lane: its partition, its back-off, and how often a party that takes no connections asks.
     *
     * @param first the pause after the first try, doubled each time, up to {@code longest}
     */
    public record OneLane(
            String mpc,
            Duration first,
            Duration longest,
            @DefaultValue("5s") Duration poll) {
        public OneLane {
            Required.present("lanes.*.mpc", mpc);
            Required.some("lanes.*.first", first);
            Required.some("lanes.*.poll", poll);
            Required.that("lanes.*.longest", longest.compareTo(first) >= 0, "no shorter than the first");
        }
    }

    /**
     * One of the two States.
     *
     * @param endpoint where its gateway takes messages; absent: it takes none and fetches
     * @param calendar by which its working days are counted; absent: the one that each node knows
     */
    public record Party(
            String state,
            String name,
            @DefaultValue(PARTY_TYPE) String partyType,
            @DefaultValue({"initiator", "responder"}) Set<String> roles,
            @Nullable URI endpoint,
            @Nullable AgreedCalendar calendar,
            Fingerprints certificates,
            Map<AuthorityKind, Set<String>> desks) {

        public Party {
            Required.present("parties[].state", state);
            Required.present("parties[].name", name);
            Required.present("parties[].certificates", certificates);
            Required.present("parties[].desks", desks);
            Required.that("parties[].state", state.matches("[A-Z]{2}"), "two capital letters");
            Required.that("parties[].party-type", partyType.equals(PARTY_TYPE), PARTY_TYPE);
            Required.that("parties[].roles", roles.equals(Set.of("initiator", "responder")), "initiator, responder");
            Required.that(
                    "parties[].endpoint",
                    endpoint == null || "https".equals(endpoint.getScheme()),
                    "an https address, or absent");
            desks = Map.copyOf(desks);
        }

        public Optional<URI> address() {
            return Optional.ofNullable(endpoint);
        }
    }

    /** SHA-256 of each certificate, in hexadecimal; two of one use during a rollover. */
    public record Fingerprints(Set<String> tls, Set<String> signing, Set<String> encryption) {
        public Fingerprints {
            requireHashes("tls", tls);
            requireHashes("signing", signing);
            requireHashes("encryption", encryption);
        }

        private static void requireHashes(String use, @Nullable Set<String> hashes) {
            String key = "parties[].certificates." + use;
            Required.present(key, hashes);
            Required.that(
                    key,
                    hashes != null
                            && !hashes.isEmpty()
                            && hashes.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}")),
                    "SHA-256 in 64 hexadecimal digits");
        }
    }

    /** How time is reckoned between the two. */
    public Reckoning reckoning() {
        Map<StateCode, WorkingCalendar> calendars = parties.stream()
                .flatMap(party -> Optional.ofNullable(party.calendar()).stream()
                        .map(calendar -> calendar.of(new StateCode(party.state()))))
                .collect(Collectors.toMap(WorkingCalendar::state, calendar -> calendar));
        return new Reckoning(clocks.asClocks(), calendars);
    }

    /** The cipher that was agreed, by name or by silence. */
    public Cipher agreedCipher() {
        return cipher == null ? profile.usual() : cipher;
    }

    public Optional<Party> party(StateCode state) {
        return parties.stream()
                .filter(party -> party.state().equals(state.value()))
                .findFirst();
    }

    /** The other side, as {@code own} sees it; empty when {@code own} is no party. */
    public Optional<Party> partnerOf(StateCode own) {
        return party(own).isEmpty()
                ? Optional.empty()
                : parties.stream()
                        .filter(party -> !party.state().equals(own.value()))
                        .findFirst();
    }
}
