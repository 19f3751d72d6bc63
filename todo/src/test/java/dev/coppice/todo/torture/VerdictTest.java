package dev.coppice.todo.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A torture that finds nothing wrong whatever is wrong would be none.
class VerdictTest {

    private static final String LIST = Client.LISTS.getFirst();
    private static final String DAY = Client.DAYS.getFirst();
    private static final Promise FIRST = new Promise(LIST, DAY, "client 0 1");
    private static final Promise SECOND = new Promise(LIST, DAY, "client 0 2");
    private static final Promise ONCE = new Promise(LIST, DAY, "client 0 3");

    private final Tally tally = new Tally();

    @Test
    void whatIsAsItWasPromisedIsFine() throws Exception {
        assertThat(complaints(FIRST, SECOND, ONCE)).isEmpty();
        assertThat(complaints(FIRST, SECOND)).isEmpty();
        assertThat(tally.counted("unknown, and there")).isEqualTo(1);
    }

    @Test
    void aPromiseThatIsGoneIsFound() throws Exception {
        assertThat(complaints(FIRST))
                .containsExactlyInAnyOrder(
                        "promised, and in the end there 0 times: " + SECOND,
                        "not in the order in which they were promised: list 0 on 2018-12-19");
    }

    @Test
    void aPromiseThatWasKeptTwiceIsFound() throws Exception {
        assertThat(complaints(FIRST, SECOND, SECOND))
                .contains("promised, and in the end there 2 times: " + SECOND);
    }

    @Test
    void whatWasNotAcknowledgedMayBeThereOnceButNotTwice() throws Exception {
        assertThat(complaints(FIRST, SECOND, ONCE, ONCE))
                .containsExactly("asked for, and in the end there 2 times: " + ONCE);
    }

    @Test
    void anotherOrderIsFound() throws Exception {
        assertThat(complaints(SECOND, FIRST))
                .containsExactly(
                        "not in the order in which they were promised: list 0 on 2018-12-19");
    }

    @Test
    void whatNobodyAskedForIsFound() throws Exception {
        Promise strange = new Promise(LIST, DAY, "strange");

        assertThat(complaints(FIRST, strange, SECOND))
                .containsExactly("nobody asked for " + strange);
    }

    @Test
    void aServerThatDoesNotAnswerInTheEndIsFound() throws Exception {
        new Verdict((_, _) -> Optional.empty(), tally).on(List.of());

        assertThat(tally.complaints()).contains("cannot read 2018-12-19 of list 0 in the end");
    }

    private List<String> complaints(Promise... there) throws Exception {
        Verdict verdict =
                new Verdict(
                        (list, day) ->
                                Optional.of(
                                        String.join(
                                                "\n",
                                                List.of(there).stream()
                                                        .filter(entry -> entry.list().equals(list))
                                                        .filter(entry -> entry.day().equals(day))
                                                        .map(Promise::line)
                                                        .toList())),
                        tally);
        verdict.on(List.of(new Client.Ledger(List.of(FIRST, SECOND), List.of(ONCE))));
        return tally.complaints();
    }
}
