package dev.coppice.todo.tools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The server of a folder as its tools see it: the one that runs, or one that is there for a moment
/// and for them alone.
public interface Server extends AutoCloseable {

    /// Asks something, and hands the answer over as it comes.
    ///
    /// @throws ToolFailure when it is not answered
    /// @throws IOException when the answer cannot be handed over
    void ask(Question question, OutputStream answer) throws IOException;

    @Override
    void close();

    /// A request of the JSON API.
    ///
    /// @param body JSON; empty for none
    record Question(String method, String path, Map<String, String> headers, String body) {

        static Question get(String path) {
            return new Question("GET", path, Map.of(), "");
        }

        static Question post(String path, String json) {
            return new Question("POST", path, Map.of("Content-Type", "application/json"), json);
        }

        /// The same, which is carried out once however often it is asked with this key.
        Question once(String key) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put("Idempotency-Key", key);
            return new Question(method, path, more, body);
        }
    }

    /// Starts a server for tools alone.
    interface Starter {
        /// A server of this folder.
        ///
        /// @throws ToolFailure when there can be none: another one has the folder, for instance
        Server start(Path folder);
    }

    /// The server that runs on this folder, or else one that is started.
    ///
    /// @throws ToolFailure when there can be none
    static Server of(Path folder, Starter starter) {
        return RunningServer.of(folder).orElseGet(() -> starter.start(folder));
    }
}
