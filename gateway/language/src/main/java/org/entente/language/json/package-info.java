/** The JSON face of the shared language: names, schemas and conversion, all from the one model. */
@NullMarked
package org.entente.language.json;

import org.jspecify.annotations.NullMarked;
