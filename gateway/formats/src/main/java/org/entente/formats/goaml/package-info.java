/** goAML reports: one engine, and one folder of data for each FIU and version. */
@NullMarked
package org.entente.formats.goaml;

import org.jspecify.annotations.NullMarked;
