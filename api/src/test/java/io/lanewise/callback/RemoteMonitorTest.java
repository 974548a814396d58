package io.lanewise.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteMonitorTest {
    private final List<String> received = new ArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-Run") + " " + body);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String root() {
        return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    private static Map<String, Double> logs() {
        return new TreeMap<>(Map.of("loss", 0.25, "val_loss", 0.5));
    }

    @Test
    void sendsAFormAsKerasDoes() {
        RemoteMonitor.of(root()).epochEnd(3, logs());
        assertThat(received).hasSize(1);
        var request = received.getFirst();
        assertThat(request).startsWith("POST /publish/epoch/end/ application/x-www-form-urlencoded null data=");
        var json = URLDecoder.decode(request.substring(request.indexOf("data=") + 5), StandardCharsets.UTF_8);
        assertThat(json.replace(" ", "")).isEqualTo("{\"epoch\":3,\"loss\":0.25,\"val_loss\":0.5}");
    }

    @Test
    void sendsJsonWithHeaders() {
        RemoteMonitor.of(root()).withPath("/in").withSendAsJson(true).withHeaders(Map.of("X-Run", "7")).epochEnd(0, new TreeMap<>(Map.of("loss", Double.NaN)));
        assertThat(received).hasSize(1);
        assertThat(received.getFirst()).startsWith("POST /in application/json 7 {");
        assertThat(received.getFirst().replace(" ", "")).endsWith("{\"epoch\":0,\"loss\":NaN}");
    }

    @Test
    void aServerThatDoesNotAnswerGetsAWarning() {
        var warnings = new ArrayList<String>();
        var logger = Logger.getLogger("io.lanewise.callback");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                warnings.add(new SimpleFormatter().formatMessage(logged));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            status = 500;
            RemoteMonitor.of(root()).epochEnd(0, logs());
            server.stop(0);
            RemoteMonitor.of(root()).epochEnd(1, logs());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains(root(), "status 500");
        assertThat(warnings.get(1)).contains("could not reach", root());
    }
}
