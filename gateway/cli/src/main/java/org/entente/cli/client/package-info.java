/** What an agency's own software would do: talk to the gateway over REST or SOAP with a client certificate. */
@NullMarked
package org.entente.cli.client;

import org.jspecify.annotations.NullMarked;
