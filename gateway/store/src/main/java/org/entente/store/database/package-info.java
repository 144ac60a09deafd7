/** The SQL database: the one a node brings along, the connections to it, its schema. */
@NullMarked
package org.entente.store.database;

import org.jspecify.annotations.NullMarked;
