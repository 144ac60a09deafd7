/** What an enemy may send to the AS4 door, made from our own messages, and what must come of it. */
@NullMarked
package org.entente.as4.attack;

import org.jspecify.annotations.NullMarked;
