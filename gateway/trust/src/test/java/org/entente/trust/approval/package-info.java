@NullMarked
package org.entente.trust.approval;

import org.jspecify.annotations.NullMarked;
