/** The AS4 message as XML: written, signed, and verified by node identity. */
@NullMarked
package org.entente.as4.message;

import org.jspecify.annotations.NullMarked;
