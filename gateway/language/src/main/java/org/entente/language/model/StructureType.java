package org.entente.language.model;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Attributes, and words or elements. */
public record StructureType(Optional<QName> name, List<AttributeField> attributes, Content content, Notes notes)
        implements Type {
    public StructureType {
        attributes = List.copyOf(attributes);
    }
}
