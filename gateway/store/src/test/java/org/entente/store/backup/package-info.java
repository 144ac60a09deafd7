@NullMarked
package org.entente.store.backup;

import org.jspecify.annotations.NullMarked;
