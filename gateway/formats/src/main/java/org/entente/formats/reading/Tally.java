package org.entente.formats.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.entente.core.content.Digest;
import org.entente.core.format.Loss;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;

/**
 * Accounts for every leaf of a source document: each is carried over or becomes a loss, none is forgotten.
 *
 * <p>It never keeps a value in a loss, only the value's digest (domain 1.7, loss record). For one thread and one
 * document.
 */
public final class Tally {

    private final SequencedMap<String, String> leaves;
    private final Set<String> settled = new HashSet<>();
    private final List<Loss> losses = new ArrayList<>();

    private Tally(SequencedMap<String, String> leaves) {
        this.leaves = new LinkedHashMap<>(leaves);
    }

    /** All element texts and attributes, by XPath without prefixes. */
    public static Tally of(Document document) {
        return new Tally(XmlLeaves.of(document.getDocumentElement()));
    }

    /** All scalars, by JSON Pointer. */
    public static Tally of(JsonNode document) {
        return new Tally(JsonLeaves.of(document));
    }

    /** The leaf arrived in the target as it was. */
    public void carry(String path) {
        settled.add(path);
    }

    /** The leaf arrived in the target as it was. */
    public void carry(Node leaf) {
        carry(XmlLeaves.path(leaf));
    }

    /** Whether the leaf was carried or counted as lost already. */
    public boolean isSettled(Node leaf) {
        return settled.contains(XmlLeaves.path(leaf));
    }

    /** The leaf did not arrive, or not as it was. */
    public void lose(String path, Kind kind, Severity severity, Optional<String> target) {
        settled.add(path);
        Optional<String> digest = Optional.ofNullable(leaves.get(path)).map(Tally::sha256);
        losses.add(new Loss(kind, severity, path, digest, target));
    }

    /** The leaf did not arrive, or not as it was. */
    public void lose(Node leaf, Kind kind, Severity severity, Optional<String> target) {
        lose(XmlLeaves.path(leaf), kind, severity, target);
    }

    /** Every leaf at or below a node that nobody took is dropped. */
    public void loseBelow(Node node, Severity severity) {
        String root = XmlLeaves.path(node);
        leaves.keySet().stream()
                .filter(path -> path.equals(root) || path.startsWith(root + "/"))
                .filter(path -> !settled.contains(path))
                .toList()
                .forEach(path -> lose(path, Kind.DROPPED, severity, Optional.empty()));
    }

    /** The target demanded something that the source does not say; what stands there now was put there by us. */
    public void repair(String target, Severity severity) {
        losses.add(new Loss(Kind.REPAIRED, severity, "/", Optional.empty(), Optional.of(target)));
    }

    /** Everything that nobody carried is dropped, with the severity that its path deserves. */
    public List<Loss> close(Function<String, Severity> severity) {
        leaves.keySet().stream()
                .filter(path -> !settled.contains(path))
                .toList()
                .forEach(path -> lose(path, Kind.DROPPED, severity.apply(path), Optional.empty()));
        return List.copyOf(losses);
    }

    private static String sha256(String value) {
        return Digest.of(value.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public String toString() {
        return "Tally[" + leaves.size() + " leaves, " + losses.size() + " losses]";
    }
}
