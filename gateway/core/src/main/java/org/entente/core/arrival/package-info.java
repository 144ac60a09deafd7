/** What a partner's gateway brings: opened, recognised when repeated, kept, and only then receipted. */
@NullMarked
package org.entente.core.arrival;

import org.jspecify.annotations.NullMarked;
