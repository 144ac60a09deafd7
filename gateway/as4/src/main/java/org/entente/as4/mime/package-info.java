/** The MIME package around a SOAP message, streamed in both directions. */
@NullMarked
package org.entente.as4.mime;

import org.jspecify.annotations.NullMarked;
