/** An immigration service's border watch entries in XML, written from the family alert. */
@NullMarked
package org.entente.formats.immigrationxml;

import org.jspecify.annotations.NullMarked;
