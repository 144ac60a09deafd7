package org.entente.node.config;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Reads one YAML file into a {@link NodeConfig}, whole or not at all.
 *
 * <p>An unknown key, a value of the wrong type or a placeholder without a value is a failure that names the key. It
 * reads no environment variable and no system property.
 */
public final class NodeConfigReader {

    private NodeConfigReader() {}

    /** Throws {@link ConfigFault} with one sentence for the operator. */
    public static NodeConfig read(Path file) {
        return read(file, NodeConfig.class);
    }

    /** Reads an agreement document in the same way. */
    public static AgreementDocument readAgreement(Path file) {
        return read(file, AgreementDocument.class);
    }

    private static <T> T read(Path file, Class<T> type) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file))
                    .forEach(sources::addLast);
        } catch (IOException | IllegalStateException unreadable) {
            throw new ConfigFault("The configuration cannot be read: " + file, unreadable);
        }
        try {
            return new Binder(
                            ConfigurationPropertySources.from(sources),
                            new PropertySourcesPlaceholdersResolver(sources, strict()))
                    .bind("", Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> true))
                    .orElseThrow(() -> new ConfigFault("The configuration is empty: " + file));
        } catch (BindException broken) {
            throw new ConfigFault(file + ": " + sentence(broken), broken);
        }
    }

    /** A placeholder without a value is a failure. */
    private static PropertyPlaceholderHelper strict() {
        return new PropertyPlaceholderHelper("${", "}", ":", '\\', false);
    }

    private static String sentence(BindException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return "unknown key "
                        + unknown.getUnboundProperties().stream()
                                .map(property -> property.getName().toString())
                                .sorted()
                                .toList();
            }
        }
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "key " + broken.getName() + ": " + root.getMessage();
    }
}
