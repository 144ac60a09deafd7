/** The one HTTP server of a node: a connector per purpose, each with its own keys and its own servlets. */
@NullMarked
package org.entente.node.http;

import org.jspecify.annotations.NullMarked;
