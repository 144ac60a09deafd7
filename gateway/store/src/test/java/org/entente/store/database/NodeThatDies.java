package org.entente.store.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The main method of a process that starts a database, says so, and waits to be killed. */
final class NodeThatDies {

    private NodeThatDies() {}

    public static void main(String[] args) throws InterruptedException {
        OwnPostgres server = new OwnPostgres(
                Path.of(args[0]), Integer.parseInt(args[1]), Duration.ofSeconds(60), new SecureRandom());
        System.out.println("started " + server.isAdopted());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
