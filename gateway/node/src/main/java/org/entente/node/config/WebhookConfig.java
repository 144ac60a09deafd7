package org.entente.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how an agency's own system is called; no other address is called, whatever a message or answer says.
 *
 * @param trustFile the authority that issued its TLS certificate, in PEM; nothing else is trusted
 * @param connect how long a connection may take
 * @param answer how long its answer may take
 */
public record WebhookConfig(
        URI url,
        Path trustFile,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("10s") Duration answer) {

    public WebhookConfig {
        Required.present("agencies[].webhook.url", url);
        Required.present("agencies[].webhook.trust-file", trustFile);
        Required.some("agencies[].webhook.connect", connect);
        Required.some("agencies[].webhook.answer", answer);
        boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null && url.getHost() != null;
        Required.that(
                "agencies[].webhook.url",
                "https".equals(url.getScheme()) && plain,
                "an https address with a host and without user and fragment");
    }
}
