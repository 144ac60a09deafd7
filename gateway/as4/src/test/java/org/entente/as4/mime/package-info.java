/** Tests of what an AS4 message is packed in. */
@NullMarked
package org.entente.as4.mime;

import org.jspecify.annotations.NullMarked;
