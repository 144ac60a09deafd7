package org.entente.node.http;

import java.time.Duration;

/**
 * What one connection and all connections of a door may take.
 *
 * @param headerBytes request line and headers together
 * @param connections at once, per door; about 60 KB of memory each before its first request
 * @param greeting how long a connection may take between two bytes of its handshake and first request
 * @param idle how long a connection may stand without a byte
 * @param farewell how long a stop waits for requests that are being answered
 */
public record HttpLimits(
        int headerBytes, int headers, int connections, Duration greeting, Duration idle, Duration farewell) {

    public HttpLimits {
        if (headerBytes < 1 || headers < 1 || connections < 1) {
            throw new IllegalArgumentException("Every HTTP limit is at least 1");
        }
        if (!greeting.isPositive() || !idle.isPositive() || farewell.isNegative()) {
            throw new IllegalArgumentException("HTTP times are not negative, and only farewell may be zero");
        }
    }

    /** 16 KiB of headers, 64 headers, 2,500 connections, 5 s to greet, 20 s idle, 5 s to finish. */
    public static HttpLimits standard() {
        return new HttpLimits(
                16 * 1024, 64, 2500, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5));
    }
}
