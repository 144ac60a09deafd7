@NullMarked
package org.entente.as4.update;

import org.jspecify.annotations.NullMarked;
