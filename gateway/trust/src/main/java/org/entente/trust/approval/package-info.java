/** The signatures of people under acts of trust. */
@NullMarked
package org.entente.trust.approval;

import org.jspecify.annotations.NullMarked;
