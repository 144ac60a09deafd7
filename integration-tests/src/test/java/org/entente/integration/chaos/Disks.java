package org.entente.integration.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Traffic;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;
import org.entente.integration.system.Tool;
import org.entente.integration.system.Tracer;

/** F3 to F6: disks that fail, are slow, are full, or keep something else than was written. */
final class Disks {

    private static final Duration FAULT = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(6);
    private static final String FORCE = "trace=fsync,fdatasync";

    private Disks() {}

    static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        runs.add(run("F3a", "EIO on fsync and fdatasync of the node", List.of("strace"), Disks::failsForTheNode));
        runs.add(run(
                "F3b", "EIO on fsync and fdatasync of its database", List.of("strace"), Disks::failsForTheDatabase));
        runs.add(run("F4", "200 ms for every fsync of node and database", List.of("strace"), Disks::isSlow));
        runs.add(full("F5a", "content"));
        runs.add(full("F5b", "artemis"));
        runs.add(full("F5c", "pg"));
        runs.add(full("F5d", "http"));
        runs.add(run(
                "F5e",
                "one disk for everything full, logs too",
                List.of("mount"),
                scene -> isFull(scene, scene.folder(Scene.SENDER))));
        runs.add(run("F6a", "torn and zeroed tail of the broker's journal", List.of(), Disks::torn));
        runs.add(run("F6b", "a flipped byte in the content store", List.of(), Disks::flipped));
        return runs;
    }

    private static Run run(String id, String fault, List<String> needs, Run.Act act) {
        return new Run(id, fault, Stage.PAIR, needs, act);
    }

    private static Run full(String id, String folder) {
        return run(
                id,
                "disk of " + folder + " full",
                List.of("mount"),
                scene -> isFull(scene, scene.folder(Scene.SENDER).resolve(folder)));
    }

    private static Seen failsForTheNode(Scene scene) {
        return fails(scene, List.of(scene.node(Scene.SENDER).pid()));
    }

    private static Seen failsForTheDatabase(Scene scene) {
        return fails(scene, Tracer.postgres(scene.arena().database(Side.SENDER)));
    }

    private static Seen fails(Scene scene, List<Long> processes) {
        scene.goOn(FAULT.dividedBy(3));
        NodeProcess node = scene.node(Scene.SENDER);
        long from;
        long to;
        boolean stopped;
        Path log = scene.arena().home().resolve("strace.log");
        try (var _ = new Tracer(processes, log, "-e", FORCE, "-e", "inject=fsync,fdatasync:error=EIO")) {
            from = System.currentTimeMillis() + 1000; // what was answered before the first failure came back
            stopped = node.diedWithin(FAULT);
            to = System.currentTimeMillis();
        }
        long answered = scene.accepted(from, to);
        boolean wasDead = !node.isAlive();
        if (wasDead) {
            node.revive();
        }
        boolean back = scene.arena().comesUp(Scene.SENDER, START);
        if (!back) { // as an operator would
            node.kill();
            node.revive();
            scene.arena().comesUp(Scene.SENDER, START);
        }
        return Seen.only(
                back,
                "the node stopped itself: %s; 2xx meanwhile: %d; %s: %s; the door said %s",
                stopped,
                answered,
                wasDead ? "started again" : "recovered by itself",
                back,
                scene.refusals());
    }

    private static Seen isSlow(Scene scene) {
        List<Long> processes = new ArrayList<>(Tracer.postgres(scene.arena().database(Side.SENDER)));
        processes.add(scene.node(Scene.SENDER).pid());
        Path log = scene.arena().home().resolve("strace.log");
        try (var _ = new Tracer(processes, log, "-e", FORCE, "-e", "inject=fsync,fdatasync:delay_enter=200000")) {
            scene.goOn(FAULT.multipliedBy(2));
        }
        scene.settles();
        return Seen.good("longest way %.1f s; the door said %s", scene.longestWay(), scene.refusals());
    }

    /** Restarts the node with one of its folders on a small disk, fills it, and frees it again. */
    private static Seen isFull(Scene scene, Path folder) {
        NodeProcess node = scene.node(Scene.SENDER);
        node.stopsWithin(START);
        try (var disk = new SmallDisk(folder)) {
            node.revive();
            boolean up = scene.arena().comesUp(Scene.SENDER, START);
            scene.goOn(FAULT.dividedBy(3));
            disk.fill();
            long full = System.currentTimeMillis();
            scene.goOn(FAULT);
            long answered = scene.accepted(full + 500, System.currentTimeMillis());
            boolean alive = node.isAlive();
            disk.free();
            boolean byItself =
                    Traffic.within(FAULT.multipliedBy(2), () -> scene.arena().answers(Scene.SENDER));
            var refusals = scene.refusals();
            if (!byItself) {
                node.kill();
                node.revive();
                scene.arena().comesUp(Scene.SENDER, START);
            }
            boolean settled = scene.settles();
            node.stopsWithin(START);
            disk.giveBack();
            node.revive();
            scene.arena().comesUp(Scene.SENDER, START);
            return Seen.only(
                    up && byItself && settled,
                    "2xx while full: %d; the door said %s; node lived on: %s; recovered by itself: %s",
                    answered,
                    refusals,
                    alive,
                    byItself);
        }
    }

    private static Seen torn(Scene scene) {
        scene.goOn(FAULT);
        NodeProcess node = scene.node(Scene.RECEIVER);
        node.kill();
        int torn = 0;
        for (Path file : files(node.folder().resolve("artemis"), 4096)) {
            tear(file, torn % 2 == 0);
            torn++;
        }
        node.revive();
        boolean up = scene.arena().comesUp(Scene.RECEIVER, START);
        return Seen.only(up, "%d files torn or zeroed at their end; the node came up: %s", torn, up);
    }

    private static Seen flipped(Scene scene) {
        scene.arena().traffic().hold(true);
        scene.goOn(FAULT);
        Path content = scene.node(Scene.RECEIVER).folder().resolve("content");
        List<Path> files = files(content, 1);
        Path last = files.getLast();
        flip(last);
        scene.arena().traffic().hold(false);
        scene.goOn(FAULT);
        flip(last); // as if restored from a copy
        return Seen.good(
                "one of %d files altered; nothing altered reached the agency, and it came once restored", files.size());
    }

    private static List<Path> files(Path folder, long least) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && file.toFile().length() >= least)
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void tear(Path file, boolean cutOff) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long keep = Math.max(0, channel.size() - 4096);
            if (cutOff) {
                channel.truncate(keep);
            } else {
                channel.write(ByteBuffer.allocate(4096), keep);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void flip(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long place = channel.size() / 2;
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, place);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, place);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A disk of its own for one folder, which can be filled to the last byte. */
    private static final class SmallDisk implements AutoCloseable {

        private final Path folder;
        private final Path aside;
        private boolean isMounted = true;

        SmallDisk(Path folder) {
            this.folder = folder;
            this.aside = folder.resolveSibling(folder.getFileName() + ".aside");
            Tool.require("mv", folder.toString(), aside.toString());
            Tool.require("mkdir", "-m", "700", folder.toString());
            Tool.require("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", folder.toString());
            Tool.require("cp", "-a", aside + "/.", folder.toString());
        }

        void fill() {
            Tool.run("dd", "if=/dev/zero", "of=" + folder.resolve("fill"), "bs=64k");
            Tool.run("dd", "if=/dev/zero", "of=" + folder.resolve("fill.rest"), "bs=1");
        }

        void free() {
            Tool.require(
                    "rm",
                    "-f",
                    folder.resolve("fill").toString(),
                    folder.resolve("fill.rest").toString());
        }

        @Override
        public void close() {
            giveBack();
        }

        /** Back to the disk where it was, with what was written meanwhile. */
        void giveBack() {
            if (!isMounted) {
                return;
            }
            isMounted = false;
            Tool.require("rm", "-rf", aside.toString());
            Tool.require("cp", "-a", folder.toString(), aside.toString());
            Tool.require("umount", "-l", folder.toString());
            Tool.require("rmdir", folder.toString());
            Tool.require("mv", aside.toString(), folder.toString());
        }
    }
}
