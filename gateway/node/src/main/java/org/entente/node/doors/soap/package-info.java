/** The SOAP door: the same desk as REST, behind {@code gateway.wsdl}; the only package that sees CXF. */
@NullMarked
package org.entente.node.doors.soap;

import org.jspecify.annotations.NullMarked;
