package org.entente.integration.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** The log file of a node: our own lines from INFO on, everybody else's from WARN on, with their stack traces. */
final class LogFile implements AutoCloseable {

    private final Logger root;
    private final Logger ours;
    private final Level rootBefore;
    private final Optional<Level> oursBefore;
    private final FileAppender<ILoggingEvent> file = new FileAppender<>();
    private final Path path;

    LogFile(Path path) {
        this.path = path;
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("The nodes do not log with Logback here");
        }
        this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        this.ours = context.getLogger("org.entente");
        this.rootBefore = root.getLevel();
        this.oursBefore = Optional.ofNullable(ours.getLevel());
        var lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%date %level [%thread] %logger %msg%n");
        lines.start();
        file.setContext(context);
        file.setFile(path.toString());
        file.setEncoder(lines);
        file.start();
        root.addAppender(file);
        root.setLevel(Level.WARN);
        ours.setLevel(Level.INFO);
    }

    String content() throws IOException {
        return Files.readString(path);
    }

    @Override
    public void close() {
        root.detachAppender(file);
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore.orElse(null));
        file.stop();
    }
}
