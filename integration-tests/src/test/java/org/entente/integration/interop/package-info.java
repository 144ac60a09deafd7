/** Our AS4 wire against phase4, each in a process of its own, over mutual TLS. */
@NullMarked
package org.entente.integration.interop;

import org.jspecify.annotations.NullMarked;
