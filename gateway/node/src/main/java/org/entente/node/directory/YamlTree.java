package org.entente.node.directory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A place in a YAML or JSON text in which every value is the text that stands there: {@code NO} is Norway, and a
 * telephone number keeps its plus.
 *
 * <p>A key that is not known, stands twice or is missing is a fault that names its place.
 */
final class YamlTree {

    private static final int DEEPEST = 16;

    private final String where;
    private final Object value;

    private YamlTree(String where, Object value) {
        this.where = where;
        this.value = value;
    }

    static YamlTree read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Object root = yaml(bytes.length).load(text);
            if (root == null) {
                throw new DirectoryFault("it is empty");
            }
            return new YamlTree("", root);
        } catch (CharacterCodingException otherLetters) {
            throw new DirectoryFault("it is not in UTF-8", otherLetters);
        } catch (YAMLException misshapen) {
            throw new DirectoryFault("it is no YAML: " + firstLine(misshapen), misshapen);
        }
    }

    private static Yaml yaml(int length) {
        var options = new LoaderOptions();
        options.setCodePointLimit(length + 1);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        return new Yaml(
                new SafeConstructor(options), new Representer(dumping), dumping, options, new EverythingIsText());
    }

    /** Guesses no types. */
    private static final class EverythingIsText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: what stands there is text
        }
    }

    private static String firstLine(YAMLException misshapen) {
        return String.valueOf(misshapen.getMessage()).replaceAll("\\s+", " ");
    }

    /** This place holds these keys and no others. */
    YamlTree with(Set<String> keys) {
        var unknown = new TreeSet<String>();
        map().keySet().forEach(key -> unknown.add(key.toString()));
        unknown.removeAll(keys);
        if (!unknown.isEmpty()) {
            throw fault("unknown key " + unknown);
        }
        return this;
    }

    YamlTree at(String key) {
        Object there = map().get(key);
        if (there == null) {
            throw fault("the key " + key + " is missing");
        }
        return new YamlTree(where.isEmpty() ? key : where + "." + key, there);
    }

    String text(String key) {
        return at(key).text();
    }

    List<YamlTree> list() {
        if (!(value instanceof List<?> list)) {
            throw fault("a list belongs here");
        }
        var places = new ArrayList<YamlTree>();
        list.forEach(one -> places.add(new YamlTree(where + "[" + places.size() + "]", one)));
        return places;
    }

    List<String> texts(String key) {
        return at(key).list().stream().map(YamlTree::text).toList();
    }

    /** Throws where one stands twice. */
    <T> Set<T> set(String key, Function<String, T> reading) {
        List<T> all = at(key).list().stream().map(one -> one.as(reading)).toList();
        Set<T> distinct = all.stream().collect(Collectors.toSet());
        if (distinct.size() < all.size()) {
            throw at(key).fault("something stands here twice");
        }
        return distinct;
    }

    <T> T as(Function<String, T> reading) {
        return make(() -> reading.apply(text()));
    }

    /** Puts the place before what is wrong with it. */
    <T> T make(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new DirectoryFault((where.isEmpty() ? "" : where + ": ") + wrong.getMessage(), wrong);
        }
    }

    private String text() {
        if (!(value instanceof String text)) {
            throw fault("one value belongs here");
        }
        return text;
    }

    private Map<?, ?> map() {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().stream().allMatch(String.class::isInstance)) {
            throw fault("keys and values belong here");
        }
        return map;
    }

    DirectoryFault fault(String sentence) {
        return new DirectoryFault(where.isEmpty() ? sentence : where + ": " + sentence);
    }
}
