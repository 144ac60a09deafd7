package org.entente.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * One file of the shared language, found on the class path; it gives bytes and leaves parsing to others.
 *
 * @param path where it lies below {@code org/entente/schemas}
 * @param identifier the namespace of an XML Schema, the {@code $id} of a JSON Schema
 */
public record SchemaFile(String path, String identifier) {
    private static final String ROOT = "org/entente/schemas/";

    public SchemaFile {
        if (path.isBlank() || path.startsWith("/") || path.contains("..")) {
            throw new IllegalArgumentException("A schema file lies below " + ROOT + ", this does not: " + path);
        }
        if (identifier.isBlank()) {
            throw new IllegalArgumentException("A schema file without identifier: " + path);
        }
    }

    /** The name by which a parser knows the file; stable, and no address of a network or a disk. */
    public URI systemId() {
        return URI.create("entente:/" + path);
    }

    /** The name on the class path, without a leading slash. */
    public String resourceName() {
        return ROOT + path;
    }

    /** Opens the file; the caller closes it. */
    public InputStream open() {
        var stream = SchemaFile.class.getResourceAsStream("/" + resourceName());
        if (stream == null) {
            throw new IllegalStateException("The build lost a file of the shared language: " + resourceName());
        }
        return stream;
    }

    /** The whole file. */
    public byte[] bytes() {
        try (var stream = open()) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resourceName(), unreadable);
        }
    }
}
