/** Measures the product from the outside, as its agencies meet it: two States, eight clients, one clock. */
@NullMarked
package org.entente.cli.bench;

import org.jspecify.annotations.NullMarked;
