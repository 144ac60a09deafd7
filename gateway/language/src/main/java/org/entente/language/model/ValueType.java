package org.entente.language.model;

import java.util.Optional;
import javax.xml.namespace.QName;

/** One value: words, a number, yes or no. */
public record ValueType(Optional<QName> name, Lexical lexical, Notes notes) implements Type {}
