/** What two gateways agreed on: algorithms, certificates, limits. */
@NullMarked
package org.entente.as4.agreement;

import org.jspecify.annotations.NullMarked;
