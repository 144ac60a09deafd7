/** What an agency's own software would do: talk to the gateway over REST with a client certificate. */
@NullMarked
package org.entente.cli.client;

import org.jspecify.annotations.NullMarked;
