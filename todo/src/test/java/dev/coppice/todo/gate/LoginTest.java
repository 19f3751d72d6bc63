package dev.coppice.todo.gate;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.gate.Asked.get;
import static dev.coppice.todo.gate.Asked.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.web.Http.Response;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How somebody with a browser gets in, and out.
@CoppiceTest
class LoginTest {

    private static final Asked PAGE =
            new Asked("GET", "/lists/7", "done=true", get("/").headers(), "")
                    .with("Accept", "text/html,*/*;q=0.8");

    private Gate gate;
    private String secret = "";

    @BeforeEach
    void aGateWithAToken(@TempDir Path folder) {
        gate = gate(folder);
        secret = Tokens.in(folder).create("alice", Role.WRITE);
    }

    private static Gate gate(Path folder) {
        return Gate.of(
                Entrance.onlyHere(5454),
                folder,
                LocalKey.to(folder),
                _ -> {},
                _ -> Response.ok("inside"));
    }

    @Test
    void aBrowserIsSentToTheFormAndFromThereToWhereItWanted() {
        Response toForm = gate.answer(PAGE);
        assertThat(toForm.status()).isEqualTo(303);
        assertThat(toForm.headers()).containsEntry("Location", FORM);

        Response form =
                gate.answer(new Asked("GET", "/login", FORM.substring(7), PAGE.headers(), ""));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.text()).contains("value=\"/lists/7?done=true\"");

        Response inside = logIn("/lists/7?done=true");
        assertThat(inside.status()).isEqualTo(303);
        assertThat(inside.headers()).containsEntry("Location", "/lists/7?done=true");
        assertThat(gate.answer(PAGE.with("Cookie", cookie(inside))).text()).isEqualTo("inside");
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        assertThat(logIn("/").headers().get("Set-Cookie"))
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
                .doesNotContain("Secure")
                .doesNotContain(secret);
        Asked overHttps =
                post("/login")
                        .with("Host", "localhost")
                        .with("Origin", "https://localhost")
                        .saying("token=" + secret);
        assertThat(gate.answer(overHttps).headers().get("Set-Cookie")).contains("; Secure");
    }

    @Test
    void whoLogsOutIsOut() {
        String cookie = cookie(logIn("/"));

        Response out = gate.answer(post("/logout").with("Cookie", cookie));

        assertThat(out.headers().get("Set-Cookie"))
                .startsWith("todo_session=;")
                .contains("Max-Age=0");
        assertThat(gate.answer(PAGE.with("Cookie", cookie)).status()).isEqualTo(303);
    }

    @Test
    void whoIsInHearsWhoThatIs() {
        Asked who = get("/session");

        assertThat(gate.answer(who.with("Cookie", cookie(logIn("/")))).text())
                .isEqualTo("{\"name\":\"alice\",\"role\":\"write\"}");
        assertThat(gate.answer(who).status()).isEqualTo(401);
    }

    @Test
    void whereNobodyIsAskedEverybodyMayDoEverything(@TempDir Path noTokens) {
        assertThat(gate(noTokens).answer(get("/session")).text()).isEqualTo("{\"role\":\"admin\"}");
    }

    @Test
    void aWrongTokenIsToldAfterASecondAndNothingItSaysBecomesMarkup(ManualClock clock) {
        Pid test = self();
        Asked wrong = post("/login").saying("token=wrong&next=%22%3E%3Cscript%3E");
        spawnLink(() -> test.send(gate.answer(wrong)));
        awaitUntil("it waits", () -> clock.pending() == 1);
        clock.advance(Duration.ofSeconds(1));

        Response answer = assertReceives(Response.class);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .contains("This token is not valid.", "value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script>");
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "/lists, /lists",
        "//evil.example, /",
        "/%5Cevil.example, /",
        "https://evil.example, /",
        "/a%0D%0ASet-Cookie:x, /",
        "'', /"
    })
    void nobodyIsLedAwayToAnotherSite(String next, String where) {
        assertThat(logIn(next).headers()).containsEntry("Location", where);
    }

    @Test
    void whoFollowsALinkOnAnotherSiteIsAskedAgainSinceTheCookieWasNotSent() {
        Response answer = gate.answer(PAGE.with("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("http-equiv=\"refresh\"").doesNotContain("inside");
    }

    private static final String FORM = "/login?next=%2Flists%2F7%3Fdone%3Dtrue";

    private Response logIn(String next) {
        return gate.answer(post("/login").saying("token=" + secret + "&next=" + next));
    }

    private static String cookie(Response answer) {
        String header = String.valueOf(answer.headers().get("Set-Cookie"));
        return header.substring(0, header.indexOf(';'));
    }
}
