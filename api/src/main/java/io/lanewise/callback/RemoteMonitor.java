package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonWriter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Sends the logs of each epoch to a server: an HTTP POST to {@code root + path} of {@code epoch}, counted from 0, and the logs as a JSON object, in
 * the field {@code field} of a form or as it is. A server that does not answer gets a warning, and training goes on. Source:
 * {@code keras.callbacks.RemoteMonitor}.
 */
public final class RemoteMonitor extends ConfiguredCallback<RemoteMonitor> {
    /** The server's address. */
    public static final Option<String> ROOT = Option.of("root", OptionType.STRING, "http://localhost:9000").within("an address of http or https", RemoteMonitor::isHttp);
    /** The path on the server. */
    public static final Option<String> PATH = Option.of("path", OptionType.STRING, "/publish/epoch/end/");
    /** The field of the form. */
    public static final Option<String> FIELD = Option.of("field", OptionType.STRING, "data");
    /** HTTP headers to send as well. */
    public static final Option<Map<String, String>> HEADERS = Option.optional("headers", OptionTypes.TEXTS);
    /** Whether the object is sent as it is, not in a form. */
    public static final Option<Boolean> SEND_AS_JSON = Option.of("send_as_json", OptionType.BOOLEAN, false);

    static final Kind<RemoteMonitor> KIND = Kind.of("RemoteMonitor", RemoteMonitor::new, ROOT, PATH, FIELD, HEADERS, SEND_AS_JSON);

    private static final System.Logger LOG = System.getLogger(RemoteMonitor.class.getPackageName());
    /** Training waits no longer for a server. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 400;

    private RemoteMonitor(Values values) {
        super(values);
    }

    /** With Keras's defaults. */
    public static RemoteMonitor of() {
        return KIND.create(KIND.values());
    }

    /** Sends to a server. */
    public static RemoteMonitor of(String root) {
        return of().with(ROOT, root);
    }

    /** The same with another path on the server. */
    public RemoteMonitor withPath(String path) {
        return with(PATH, path);
    }

    /** The same with another field of the form. */
    public RemoteMonitor withField(String field) {
        return with(FIELD, field);
    }

    /** The same with HTTP headers. */
    public RemoteMonitor withHeaders(Map<String, String> headers) {
        return with(HEADERS, Map.copyOf(headers));
    }

    /** The same, sending the object as it is or in a form. */
    public RemoteMonitor withSendAsJson(boolean json) {
        return with(SEND_AS_JSON, json);
    }

    private static boolean isHttp(String root) {
        try {
            var address = URI.create(root);
            return address.getHost() != null && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        var json = JsonObject.builder().put("epoch", epoch);
        logs.forEach(json::put);
        var text = JsonWriter.COMPACT.withPythonNumbers().write(json.build());
        var body = get(SEND_AS_JSON) ? text : encoded(get(FIELD)) + "=" + encoded(text);
        try {
            var status = post(body.getBytes(StandardCharsets.UTF_8));
            if (status >= FIRST_ERROR) {
                LOG.log(System.Logger.Level.WARNING, "RemoteMonitor: the server {0} answers epoch {1} with status {2}", get(ROOT), epoch, status);
            }
        } catch (IOException unreachable) {
            LOG.log(System.Logger.Level.WARNING, "RemoteMonitor: could not reach the server " + get(ROOT) + " after epoch " + epoch, unreachable);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int post(byte[] body) throws IOException {
        var connection = (HttpURLConnection) URI.create(get(ROOT) + get(PATH)).toURL().openConnection();
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestProperty("Content-Type", get(SEND_AS_JSON) ? "application/json" : "application/x-www-form-urlencoded");
            find(HEADERS).ifPresent(headers -> headers.forEach(connection::setRequestProperty));
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
