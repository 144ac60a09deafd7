/** Every key and every default of the configuration. */
@NullMarked
package org.entente.node.config;

import org.jspecify.annotations.NullMarked;
