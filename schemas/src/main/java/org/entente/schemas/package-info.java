/** The shared language of all States: the families of messages, their versions, schemas and code lists. */
@NullMarked
package org.entente.schemas;

import org.jspecify.annotations.NullMarked;
