/** What the operating system and this process offer to those who break things. */
@NullMarked
package org.entente.integration.system;

import org.jspecify.annotations.NullMarked;
