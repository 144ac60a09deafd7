@NullMarked
package org.entente.core.fingerprint;

import org.jspecify.annotations.NullMarked;
