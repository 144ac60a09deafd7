/** Draws keys and issues certificates; knows neither States nor files. */
@NullMarked
package org.entente.certsdev.issue;

import org.jspecify.annotations.NullMarked;
