/** phase4 as a partner's access point: its own servlet and client, driven by lines on standard input. */
@NullMarked
package org.entente.phase4peer;

import org.jspecify.annotations.NullMarked;
