/** The REST door: HTTP and JSON in front of the desk of each agency. */
@NullMarked
package org.entente.node.doors.rest;

import org.jspecify.annotations.NullMarked;
