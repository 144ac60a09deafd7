package org.entente.core.failure;

/** One thing wrong at one place: an XPath or JSON Pointer, and a sentence without the parser's own words. */
public record Finding(String path, String sentence) {}
