package org.entente.cli.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A multipart/form-data body whose files are streamed. */
public final class MultipartBody {

    private final String boundary;
    private final List<BodyPublisher> pieces = new ArrayList<>();

    public MultipartBody(String boundary) {
        this.boundary = boundary;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public MultipartBody add(String field, String fileName, String mediaType, byte[] bytes) {
        pieces.add(head(field, fileName, mediaType));
        pieces.add(BodyPublishers.ofByteArray(bytes));
        return this;
    }

    public MultipartBody add(String field, String mediaType, Path file) {
        pieces.add(head(field, String.valueOf(file.getFileName()), mediaType));
        try {
            pieces.add(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException missing) {
            throw new ClientFault(ExitCode.USAGE, "There is no file " + file, missing);
        }
        return this;
    }

    public BodyPublisher publisher() {
        var all = new ArrayList<>(pieces);
        all.add(text("\r\n--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private BodyPublisher head(String field, String fileName, String mediaType) {
        String name = fileName.replace("\"", "").replace("\r", "").replace("\n", "");
        return text("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + name + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
