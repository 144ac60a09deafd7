package org.entente.language.model;

/** One attribute of a structure. */
public record AttributeField(String name, ValueType type, boolean required, Notes notes) {}
