/** Keeps keys and certificates on disk as PKCS#12 and PEM, readable by their owner only. */
@NullMarked
package org.entente.certsdev.files;

import org.jspecify.annotations.NullMarked;
