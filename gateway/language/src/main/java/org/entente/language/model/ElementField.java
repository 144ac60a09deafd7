package org.entente.language.model;

import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * One element at one place.
 *
 * @param least how often it must stand, {@code most} how often it may; empty without a limit
 */
public record ElementField(QName name, Type type, long least, OptionalLong most, Notes notes) implements Particle {

    public boolean isRepeated() {
        return most.isEmpty() || most.getAsLong() > 1;
    }

    public boolean isRequired() {
        return least > 0;
    }

    @Override
    public Stream<ElementField> fields() {
        return Stream.of(this);
    }
}
