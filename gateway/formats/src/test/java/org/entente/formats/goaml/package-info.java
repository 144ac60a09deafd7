/** The goAML engine, on synthetic reports and on the public samples where they are at hand. */
@NullMarked
package org.entente.formats.goaml;

import org.jspecify.annotations.NullMarked;
