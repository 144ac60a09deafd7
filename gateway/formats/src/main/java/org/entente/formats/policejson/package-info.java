/** A police service's alerts in JSON, read into the family alert. */
@NullMarked
package org.entente.formats.policejson;

import org.jspecify.annotations.NullMarked;
