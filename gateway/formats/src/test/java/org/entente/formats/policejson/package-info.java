/** Police alerts that are broken or unknown. */
@NullMarked
package org.entente.formats.policejson;

import org.jspecify.annotations.NullMarked;
