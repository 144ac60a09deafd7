package org.entente.language.model;

import java.util.Optional;
import javax.xml.namespace.QName;

/** What an element may hold. */
public sealed interface Type permits ValueType, StructureType {

    /** Empty for a type that stands inside its element. */
    Optional<QName> name();

    Notes notes();
}
