/** Tests of the one place where XML is parsed. */
@NullMarked
package org.entente.core.xml;

import org.jspecify.annotations.NullMarked;
