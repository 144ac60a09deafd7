package org.entente.core.format;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All formats of this node by id; two of one id keep the node from starting. */
public final class Catalogue {

    private final SortedMap<String, Format> formats = new TreeMap<>();

    public Catalogue(List<Format> all) {
        for (Format format : all) {
            if (formats.put(format.id(), format) != null) {
                throw new IllegalArgumentException("Two formats are named " + format.id());
            }
        }
    }

    public Optional<Format> find(String id) {
        return Optional.ofNullable(formats.get(id));
    }

    public List<Format> all() {
        return List.copyOf(formats.values());
    }
}
