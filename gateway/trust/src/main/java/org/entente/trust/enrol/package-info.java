/** Has the State's own authority certify keys, over its protocol for that. */
@NullMarked
package org.entente.trust.enrol;

import org.jspecify.annotations.NullMarked;
