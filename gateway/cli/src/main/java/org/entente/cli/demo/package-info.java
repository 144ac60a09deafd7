/** Three States on one laptop: their keys, their configurations, four sample messages and the page that is printed. */
@NullMarked
package org.entente.cli.demo;

import org.jspecify.annotations.NullMarked;
