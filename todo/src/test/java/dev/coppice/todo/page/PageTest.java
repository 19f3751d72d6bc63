package dev.coppice.todo.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page and its files are there for browsers, and nothing else is.
class PageTest {

    private final Page page = new Page(_ -> Response.of(404, "inside"));

    private record Asked(String method, String path, Map<String, String> headers)
            implements Request {

        @Override
        public String query() {
            return "";
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public String remote() {
            return "127.0.0.1";
        }
    }

    private Response get(String path) {
        return page.answer(new Asked("GET", path, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/,                               text/html; charset=utf-8",
        "/page/main.js,                   text/javascript; charset=utf-8",
        "/page/vendor/signals-core.js,    text/javascript; charset=utf-8",
        "/page/style/base.css,            text/css; charset=utf-8",
        "/page/icon.svg,                  image/svg+xml",
        "/page/vendor/figtree-latin.woff2, font/woff2",
        "/page/coppice.webmanifest,       application/manifest+json",
    })
    void aFileSaysWhatItIs(String path, String type) {
        Response answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", type);
        assertThat(answer.text()).isNotEmpty();
    }

    @Test
    void whoHasAFileAlreadyIsNotSentItAgain() {
        Response first = get("/page/main.js");
        String tag = String.valueOf(first.headers().get("ETag"));

        Response second =
                page.answer(
                        new Asked(
                                "GET",
                                "/page/main.js",
                                Map.of("If-None-Match", "W/\"x\", " + tag)));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.text()).isEmpty();
        assertThat(second.headers()).containsEntry("ETag", tag);

        Response another =
                page.answer(new Asked("GET", "/page/html.js", Map.of("If-None-Match", tag)));
        assertThat(another.status()).isEqualTo(200);
    }

    @Test
    void aBrowserAsksEachTimeWhetherAFileHasChanged() {
        assertThat(get("/").headers()).containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void theWorkerMayBringTheWholePage() {
        assertThat(get("/page/worker.js").headers()).containsEntry("Service-Worker-Allowed", "/");
        assertThat(get("/page/main.js").headers()).doesNotContainKey("Service-Worker-Allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/",
                "/page/nothing.js",
                "/page/Page.class",
                "/page/vendor/README.md",
                "/page/vendor/SHA256SUMS",
                "/page/../gate/login.html",
                "/page/%2e%2e/gate/login.html",
                "/page//etc/passwd.html",
                "/index.html",
                "/entries",
            })
    void everythingElseIsForOthers(String path) {
        assertThat(get(path).text()).isEqualTo("inside");
    }

    @Test
    void theFilesCanOnlyBeRead() {
        Response answer = page.answer(new Asked("POST", "/", Map.of()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, HEAD");
    }
}
