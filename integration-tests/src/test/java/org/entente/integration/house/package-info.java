/** The rules of the house, held over the compiled classes of every module. */
@NullMarked
package org.entente.integration.house;

import org.jspecify.annotations.NullMarked;
