/** The 48 assertions of the e-SENS/CEF conformance frame, each with its test or the reason why our profile differs. */
@NullMarked
package org.entente.as4.conformance;

import org.jspecify.annotations.NullMarked;
