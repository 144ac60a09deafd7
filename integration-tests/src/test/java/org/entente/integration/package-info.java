/** Two whole nodes in one JVM, the stories they tell, and the rules of the house. */
@NullMarked
package org.entente.integration;

import org.jspecify.annotations.NullMarked;
