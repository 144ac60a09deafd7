@NullMarked
package org.entente.node.approval;

import org.jspecify.annotations.NullMarked;
