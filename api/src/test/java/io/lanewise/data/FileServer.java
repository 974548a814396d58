package io.lanewise.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of an HTTP server on this computer as a download needs, with a way to send less than was announced. */
final class FileServer implements AutoCloseable {
    private static final String FOLDER = "/sets/";

    private final ServerSocket socket;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private final Thread server;
    private volatile int withheld;

    FileServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/sets";
    }

    /** What is served, by name. */
    Map<String, byte[]> files() {
        return files;
    }

    /** The names that were asked for. */
    List<String> requested() {
        return requested;
    }

    /** Sends so many bytes fewer than announced from now on. */
    void withhold(int bytes) {
        withheld = bytes;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                answer(connection);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        var request = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        var name = request.readLine().split(" ")[1].substring(FOLDER.length());
        while (!request.readLine().isEmpty()) {
            // The headers up to the empty line do not matter.
        }
        requested.add(name);
        var body = files.get(name);
        var out = connection.getOutputStream();
        var status = body == null ? "404 Not Found\r\nContent-Length: 0" : "200 OK\r\nContent-Length: " + body.length;
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        if (body != null) {
            out.write(body, 0, body.length - withheld);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            // The port refuses connections only once the pending accept has returned.
            server.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
