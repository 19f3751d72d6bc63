package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.api.ApiUser;
import dev.coppice.todo.api.ApiUser.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is still known of a list after ninety days.
@CoppiceTest
class ForgettingTest {

    private static final Duration LONG_AGO = Duration.ofDays(91);
    private static final String[] KEY = {"Idempotency-Key", "7d3c"};

    private Settings settings;
    private ApiUser user;
    private String list = "";

    /// Entry 2 was deleted by revision 5.
    @BeforeEach
    void aListWithAPast(@TempDir Path folder) {
        settings = TestSettings.in(folder);
        Pid system = TodoSystem.startLink(settings);
        user = new ApiUser(settings.port());
        list = user.createList("bob");
        user.post(list + "/entries", "{\"title\": \"a\"}", KEY);
        user.add(list, "b", "c");
        user.delete(list + "/entries/2");
        user.add(list, "d");
        Supervisor.stop(system);
    }

    @AfterEach
    void leave() {
        user.close();
    }

    private void ninetyDaysPassSince(long revision) {
        long then = Instant.now().minus(LONG_AGO).toEpochMilli();
        for (int worker = 1; worker <= settings.workers(); worker++) {
            DatabaseFile file = DatabaseFile.of(settings.folder(), worker);
            file.execute(
                    "UPDATE change SET at = %d WHERE revision <= %d".formatted(then, revision));
            file.execute(
                    "UPDATE tombstone SET at = %d WHERE revision <= %d".formatted(then, revision));
        }
        TodoSystem.startLink(settings);
    }

    @Test
    void whoWasAwayForLessIsToldWhatWasDeleted() {
        ninetyDaysPassSince(4);

        Answer changes = user.get(list + "/changes?since=4");

        assertThat(changes.json().get("deleted").get(0).get("id").longValue()).isEqualTo(2);
        assertThat(changes.texts("entries", "title")).containsExactly("d");
    }

    @Test
    void whoWasAwayForLongerIsToldToReadTheListAnew() {
        ninetyDaysPassSince(5);

        Answer gone = user.get(list + "/changes?since=4");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("type")).isEqualTo("urn:coppice:problem:forgotten");
        assertThat(gone.text("field")).isEqualTo("since");
        assertThat(gone.number("revision")).isEqualTo(6);
        assertThat(user.titles(list)).containsExactly("a", "c", "d");
        assertThat(user.get(list + "/changes?since=5").texts("entries", "title"))
                .containsExactly("d");
    }

    @Test
    void whoListensHearsThatAResetIsDue() throws Exception {
        ninetyDaysPassSince(5);

        try (var events = user.listen(list + "/events", "Last-Event-ID", "4")) {
            assertThat(events.next(2).getLast().name()).isEqualTo("reset");
        }
    }

    @Test
    void aKeyIsKnownUntilThen() {
        ninetyDaysPassSince(1);
        user.post(list + "/entries", "{\"title\": \"a\"}", KEY);
        assertThat(user.titles(list)).containsExactly("a", "c", "d");
    }

    @Test
    void aKeyIsFreeAfterwards() {
        ninetyDaysPassSince(2);
        user.post(list + "/entries", "{\"title\": \"a\"}", KEY);
        assertThat(user.titles(list)).containsExactly("a", "c", "d", "a");
    }
}
