/** What a play authority answers those who ask: revoked or not, lists, and time stamps. */
@NullMarked
package org.entente.certsdev.answers;

import org.jspecify.annotations.NullMarked;
