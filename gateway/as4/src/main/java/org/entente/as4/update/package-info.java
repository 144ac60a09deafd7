/** The documents of OASIS ebCore Agreement Update 1.0, by which gateways tell each other of other certificates. */
@NullMarked
package org.entente.as4.update;

import org.jspecify.annotations.NullMarked;
