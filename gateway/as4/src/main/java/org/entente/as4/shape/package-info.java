/** The strict pre-filter: what a SOAP message must look like before any key is used; one file a group of rules. */
@NullMarked
package org.entente.as4.shape;

import org.jspecify.annotations.NullMarked;
