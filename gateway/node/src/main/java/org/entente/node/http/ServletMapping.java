package org.entente.node.http;

import jakarta.servlet.Servlet;

/** One servlet and the path pattern it answers, as the Servlet specification writes it: {@code /v1/*}. */
public record ServletMapping(String pattern, Servlet servlet) {}
