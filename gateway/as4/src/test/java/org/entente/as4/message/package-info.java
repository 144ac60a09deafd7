/** What may be asked of our private key, and what it tells. */
@NullMarked
package org.entente.as4.message;

import org.jspecify.annotations.NullMarked;
