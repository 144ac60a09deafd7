/** What stops on which day, and why: the end of certificates, told before it comes. */
@NullMarked
package org.entente.trust.calendar;

import org.jspecify.annotations.NullMarked;
