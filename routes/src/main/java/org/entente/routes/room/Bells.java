package org.entente.routes.room;

/** Where bells are rung and heard. */
public final class Bells {

    /** Rings the bell in the body; the room before it has set the destination from the ledger's own facts. */
    public static final String RING = "jms:queue:bell?deliveryPersistent=false";

    private Bells() {}

    /**
     * Hears one queue, with its own consumers, so that lanes and partners never wait for each other.
     *
     * @param most so many bells are answered at once when many ring; one consumer waits where it is quiet
     */
    public static String hear(String queue, int most) {
        return "jms:queue:" + queue + "?concurrentConsumers=1&maxConcurrentConsumers=" + most;
    }
}
