/** Two States whose line fails by lot while alerts are in flight, and what their ledgers say in the end. */
@NullMarked
package org.entente.integration.badline;

import org.jspecify.annotations.NullMarked;
