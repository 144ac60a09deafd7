/** Partners as data: agreement documents, what is wrong with them, and what an operator may know and test. */
@NullMarked
package org.entente.node.partners;

import org.jspecify.annotations.NullMarked;
