/** Tests of whom a node believes. */
@NullMarked
package org.entente.trust.path;

import org.jspecify.annotations.NullMarked;
