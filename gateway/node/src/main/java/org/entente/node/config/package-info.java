/** What an operator writes into the one configuration file, as checked types. */
@NullMarked
package org.entente.node.config;

import org.jspecify.annotations.NullMarked;
