@NullMarked
package org.entente.node.doors.rest;

import org.jspecify.annotations.NullMarked;
