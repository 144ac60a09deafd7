@NullMarked
package org.entente.trust.calendar;

import org.jspecify.annotations.NullMarked;
