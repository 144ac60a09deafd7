/** The only place where an XML parser is made. */
@NullMarked
package org.entente.core.xml;

import org.jspecify.annotations.NullMarked;
