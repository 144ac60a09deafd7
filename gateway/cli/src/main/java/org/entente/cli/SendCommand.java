package org.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.cli.client.MultipartBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands one message in, as an agency's own system would. */
@Command(name = "send", description = "Hands one document in with its cover, and prints the message id.")
final class SendCommand implements Callable<Integer> {

    @Mixin
    private Where where = new Where();

    @Parameters(description = "The document in the agency's own format.")
    private Path document = Path.of("");

    @Option(names = "--cover", required = true, description = "The cover, JSON.")
    private Path cover = Path.of("");

    @Option(names = "--attach", description = "A file that travels beside the document; may be repeated.")
    private List<Path> attachments = new ArrayList<>();

    @Option(names = "--key", description = "Idempotency key; a new one when absent.")
    private String key = "";

    @Override
    public Integer call() {
        var body = new MultipartBody("entente-" + UUID.randomUUID());
        body.add("cover", "application/json", cover);
        body.add("document", mediaType(document), document);
        attachments.forEach(file -> body.add("attachment", mediaType(file), file));
        String used = key.isBlank() ? UUID.randomUUID().toString() : key;
        System.out.println(where.agencyDoor().submit(used, body));
        return ExitCode.DONE.code();
    }

    private static String mediaType(Path file) {
        try {
            String type = Files.probeContentType(file);
            return type == null ? "application/octet-stream" : type;
        } catch (IOException unreadable) {
            throw new ClientFault(ExitCode.USAGE, "There is no file " + file, unreadable);
        }
    }
}
