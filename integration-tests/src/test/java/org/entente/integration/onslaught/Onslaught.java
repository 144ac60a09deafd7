package org.entente.integration.onslaught;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.integration.onslaught.Much.Attack;
import org.entente.integration.onslaught.Tally.Sum;
import org.entente.node.bench.BenchRooms;
import org.entente.node.bench.WireLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./entente onslaught}: attacks a door with what is too much, while one good message a second must pass. */
@Command(name = "onslaught", description = "Attacks an AS4 door with what is too much, while good messages pass.")
public final class Onslaught implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long A_SECOND = 1000;
    private static final int WARM_UP = 200;

    @Option(names = "--seconds", defaultValue = "10", description = "How long each kind of attack lasts (10).")
    private int seconds;

    @Option(names = "--attackers", defaultValue = "2", description = "Connections that attack at the same time (2).")
    private int attackers;

    @Option(names = "--heap", defaultValue = "512m", description = "Heap of the attacked process (512m).")
    private String heap = "";

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    /** One kind of attack, and what the door's process and the good messages did meanwhile. */
    record Line(
            String attack,
            boolean refused,
            Sum door,
            long heap,
            double cpuPerRequest,
            int good,
            int lost,
            long goodMostMillis) {
        boolean isGood() {
            return refused && door.mostMillis() < A_SECOND && good > 0 && lost == 0 && goodMostMillis < A_SECOND;
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Onslaught()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("entente-onslaught");
        List<StateKeys> made = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland")));
        int port = freePort();
        List<String> receiving = terms(made.getLast(), made.getFirst(), port, home);
        List<Line> lines = new ArrayList<>();
        long resident;
        try (Door door = Door.open(receiving, heap, home)) {
            var sender = new BenchRooms(line(terms(made.getFirst(), made.getLast(), port, home)));
            var much = new Much(sender, new BenchRooms(line(receiving)));
            for (Attack attack : much.attacks()) {
                System.err.println("entente: " + attack.name());
                lines.add(under(attack, door, sender, port));
            }
            resident = door.mostResident();
        }
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(lines) : page(lines, resident));
        delete(home);
        return lines.stream().allMatch(Line::isGood) ? 0 : 1;
    }

    private Line under(Attack attack, Door door, BenchRooms sender, int port) throws InterruptedException {
        var tally = new Tally();
        var enemy = new RawRequest(sender.tls().toPartner(sender.theirs()), port, PATIENCE);
        try (Goods goods = new Goods(sender)) {
            goods.begin(WARM_UP);
            enemy.send(attack.request().get()); // so that what is measured is not the start of a process
            door.mostHeap();
            double before = door.cpuSeconds();
            attack(attack, enemy, tally);
            Sum sum = tally.sum();
            return new Line(
                    attack.name(),
                    sum.isAlways(attack.answer()),
                    sum,
                    door.mostHeap(),
                    (door.cpuSeconds() - before) / Math.max(1, sum.requests()),
                    goods.millis().size(),
                    goods.failures().size(),
                    goods.millis().stream().mapToLong(Long::longValue).max().orElse(0));
        }
    }

    private void attack(Attack attack, RawRequest enemy, Tally tally) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newFixedThreadPool(attackers)) {
            for (int i = 0; i < attackers; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        tally.add(enemy.send(attack.request().get()));
                    }
                });
            }
        }
    }

    private static List<String> terms(StateKeys own, StateKeys other, int port, Path home) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("keys", own.folder().toString());
        terms.put("partner", own.partner(other.state()).folder().toString());
        terms.put("own", own.state().code());
        terms.put("other", other.state().code());
        terms.put("port", String.valueOf(port));
        terms.put("work", home.resolve("work").toString());
        return terms.entrySet().stream()
                .map(term -> term.getKey() + "=" + term.getValue())
                .toList();
    }

    private static WireLine line(List<String> terms) {
        return new WireLine("terms", WireLine.pairs(terms.toArray(String[]::new)));
    }

    private String page(List<Line> lines, long resident) {
        var page = new StringBuilder("%d s of each attack by %d connections at once, the door with -Xmx%s\n"
                .formatted(seconds, attackers, heap));
        for (Line line : lines) {
            Sum door = line.door();
            page.append("%-40s %5d refused%s in %d ms (median), %d ms at most; %s; %.1f MB taken at most\n"
                    .formatted(
                            line.attack(),
                            door.requests(),
                            line.refused() ? "" : " NOT ALL",
                            door.medianMillis(),
                            door.mostMillis(),
                            door.answers(),
                            door.taken() / 1e6));
            page.append("%-40s heap %.0f MB at most, %.1f ms CPU a request\n"
                    .formatted("", line.heap() / 1e6, line.cpuPerRequest() * 1000));
            page.append("%-40s good messages: %d passed, %d lost, %d ms at most\n"
                    .formatted("", line.good(), line.lost(), line.goodMostMillis()));
        }
        return page.append("resident at most %.0f MB".formatted(resident / 1e6)).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void delete(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
