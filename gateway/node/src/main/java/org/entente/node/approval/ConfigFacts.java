package org.entente.node.approval;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.approval.TrustFacts;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfig.AgreementFile;
import org.entente.node.config.NodeConfigReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes down everything that a configuration trusts, key by key, certificates and agreement documents included.
 *
 * <p>What is not left out by name is written: a setting that is new tomorrow needs two people from its first day.
 */
public final class ConfigFacts {

    /** Where and how one node runs, how much it bears, and what differs between the nodes of one State. */
    static final Set<String> LEFT_OUT = Set.of(
            "listen",
            "ledger",
            "address",
            "cluster",
            "formats",
            "limits",
            "state.home",
            "state.node",
            "state.content",
            "directory.folder",
            "directory.every",
            "directory.limits",
            "trust.passphrase-file",
            "trust.notices");

    private final List<String> facts = new ArrayList<>();

    private ConfigFacts() {}

    /** Reads the files that the configuration names; throws {@code ConfigFault} or a fault that names the file. */
    public static TrustFacts of(NodeConfig config) {
        var all = new ConfigFacts();
        all.record("", config);
        return TrustFacts.of(all.facts);
    }

    private void value(String key, @Nullable Object value) {
        if (LEFT_OUT.contains(key)) {
            return;
        }
        switch (value) {
            case null -> {
                // nothing is said, so nothing is trusted
            }
            case Optional<?> maybe -> value(key, maybe.orElse(null));
            case AgreementFile agreement -> agreement(key, agreement);
            case Record record -> record(key.isEmpty() ? "" : key + ".", record);
            case Path path -> facts.addAll(FileFacts.of(key, path));
            case Map<?, ?> map -> map.forEach((name, one) -> value(key + "[" + name + "]", one));
            case Collection<?> several -> several.forEach(one -> element(key, one));
            default -> facts.add(TrustFacts.fact(key, value));
        }
    }

    /** Records are told apart by their first component: a State, an authority, a name. */
    private void element(String key, Object one) {
        boolean isNamed = one instanceof Record && !(one instanceof AgreementFile);
        value(isNamed ? key + "[" + first((Record) one) + "]" : key, one);
    }

    private void record(String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(prefix + dashed(component.getName()), read(component, record));
        }
    }

    /** Both have the document: what it says counts, not where it lies. */
    private void agreement(String key, AgreementFile agreement) {
        var document = NodeConfigReader.readAgreement(agreement.file());
        String named = key + "[" + document.agreement() + "]";
        value(named, document);
        value(named + ".certificates-folder", agreement.certificatesFolder());
        value(named + ".revocation", agreement.revocation());
    }

    private static @Nullable Object first(Record record) {
        return read(record.getClass().getRecordComponents()[0], record);
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("A setting cannot be read: " + component.getName(), hidden);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
