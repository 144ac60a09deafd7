/** What the XML Schemas say, as data that a generator, a converter and a check can walk. */
@NullMarked
package org.entente.language.model;

import org.jspecify.annotations.NullMarked;
