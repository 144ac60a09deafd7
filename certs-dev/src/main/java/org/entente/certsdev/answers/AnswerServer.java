package org.entente.certsdev.answers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Serves answers on loopback at {@code /ocsp}, {@code /crl} and {@code /tsa}, or whatever is added. */
public final class AnswerServer implements AutoCloseable {

    private static final int LARGEST_QUESTION = 65_536;
    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private AnswerServer(HttpServer server) {
        this.server = server;
    }

    /** Port 0 takes any that is free. */
    public static AnswerServer on(int port) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var made = new AnswerServer(HttpServer.create(loopback, 0));
        made.server.setExecutor(made.workers);
        made.server.start();
        return made;
    }

    /** Answers what is asked at this path; a question by GET is empty. */
    public URI serve(String path, UnaryOperator<byte[]> answers) {
        server.createContext(path, exchange -> answer(exchange, answers));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, UnaryOperator<byte[]> answers) throws IOException {
        try (exchange) {
            byte[] answer = answers.apply(exchange.getRequestBody().readNBytes(LARGEST_QUESTION));
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
