/** Decisions of substance in plain words: what a hit means, what a notice may ask, who may order which data. */
@NullMarked
package org.entente.core.law;

import org.jspecify.annotations.NullMarked;
