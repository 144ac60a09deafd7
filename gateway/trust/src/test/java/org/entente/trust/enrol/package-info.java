@NullMarked
package org.entente.trust.enrol;

import org.jspecify.annotations.NullMarked;
