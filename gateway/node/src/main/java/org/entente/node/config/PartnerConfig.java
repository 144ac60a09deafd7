package org.entente.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One partner State as the agreement with it says.
 *
 * @param cipher absent: the usual one of the suite
 * @param certificatesFolder what the partner gave: its authorities and its gateway's certificates
 * @param revocation how its certificates are asked after; nobody is asked unless it names where
 * @param desks its desks, each with the families it is competent for
 */
public record PartnerConfig(
        String state,
        String name,
        URI endpoint,
        String agreement,
        @DefaultValue("EDELIVERY_2") Partner.Suite suite,
        Partner.@Nullable Cipher cipher,
        @DefaultValue Retry retry,
        Path certificatesFolder,
        @DefaultValue RevocationConfig revocation,
        Map<AuthorityKind, Set<String>> desks) {

    public PartnerConfig {
        Required.present("partners[].state", state);
        Required.present("partners[].name", name);
        Required.present("partners[].endpoint", endpoint);
        Required.present("partners[].agreement", agreement);
        Required.present("partners[].certificates-folder", certificatesFolder);
        Required.present("partners[].desks", desks);
        Required.that("partners[].state", state.matches("[A-Z]{2}"), "two capital letters");
        Required.that("partners[].endpoint", "https".equals(endpoint.getScheme()), "an https address");
        Required.that(
                "partners[].cipher", cipher == null || suite.ciphers().contains(cipher), "one that " + suite + " has");
        desks = Map.copyOf(desks);
    }

    /** First pause between tries, doubled each time, up to the longest; what is urgent is never left for long. */
    public record Retry(
            @DefaultValue("1s") Duration first,
            @DefaultValue("5m") Duration longest,
            @DefaultValue("5s") Duration longestUrgent) {
        public Retry {
            Required.some("partners[].retry.first", first);
            Required.that("partners[].retry.longest", longest.compareTo(first) >= 0, "no shorter than the first");
            Required.that(
                    "partners[].retry.longest-urgent",
                    longestUrgent.compareTo(first) >= 0,
                    "no shorter than the first");
        }

        private Terms terms() {
            return Terms.plain(new Partner.Retry(first, longestUrgent), new Partner.Retry(first, longest));
        }
    }

    public Partner asPartner() {
        Partner.Cipher agreed = cipher == null ? suite.usual() : cipher;
        return new Partner(new StateCode(state), name, endpoint, agreement, suite, agreed, desks, retry.terms());
    }
}
