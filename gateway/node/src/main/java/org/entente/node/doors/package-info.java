/** What an agency or an operator can ask for, whatever the transport it comes by. */
@NullMarked
package org.entente.node.doors;

import org.jspecify.annotations.NullMarked;
