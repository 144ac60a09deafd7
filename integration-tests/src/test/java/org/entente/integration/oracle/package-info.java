/** The judge of every run that breaks something: a program of its own that hears witnesses and knows no product. */
@NullMarked
package org.entente.integration.oracle;

import org.jspecify.annotations.NullMarked;
