package org.entente.cli.bench.states;

import java.nio.file.Path;
import org.entente.cli.demo.World;

/**
 * The machine at one moment, one State's share of it.
 *
 * @param diskWithoutWal bytes below the State's home without the database's write-ahead log and the log files
 */
public record Reading(
        double nodeCpu, double databaseCpu, long nodeMemory, long databaseMemory, long diskWithoutWal, long wal) {

    public static Reading of(World.Place place, RunningNode node) {
        Path home = place.folder();
        long database = Machine.database(home).orElse(0L);
        Path walFolder = home.resolve("pg").resolve("data").resolve("pg_wal");
        long wal = Machine.bytesBelow(walFolder);
        long kept = Machine.bytesBelow(home.resolve("pg").resolve("data"))
                + Machine.bytesBelow(home.resolve("content"))
                + Machine.bytesBelow(home.resolve("artemis"))
                - wal;
        return new Reading(
                Machine.cpuSeconds(node.pid()),
                Machine.cpuSecondsOfFamily(database),
                Machine.residentBytes(node.pid()),
                Machine.residentBytesOfFamily(database),
                kept,
                wal);
    }
}
