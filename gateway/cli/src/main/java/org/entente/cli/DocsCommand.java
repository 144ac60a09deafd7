package org.entente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.language.reference.ReferenceSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the reference that people read. */
@Command(name = "docs", description = "Writes the reference of the shared language as pages for browser and print.")
final class DocsCommand implements Callable<Integer> {

    @Option(names = "--to", defaultValue = "target/reference", description = "The folder (target/reference).")
    private Path folder = Path.of("target/reference");

    @Override
    public Integer call() {
        var language = new Language();
        var site = new ReferenceSite(language.judge(), language.explanations());
        Map<String, String> pages = site.pages();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.write(folder.resolve(page.getKey()), page.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException full) {
            throw new ClientFault(ExitCode.FAILED, "The folder " + folder + " cannot be written.");
        }
        System.out.println(pages.size() + " pages in " + folder.toAbsolutePath().resolve("index.html"));
        return ExitCode.DONE.code();
    }
}
