package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTreeTest {

    /// The processes 0 to 40, the oldest first.
    private final List<LocalProcess> processes;

    LinkTreeTest() {
        try (var node = Node.start("links")) {
            processes =
                    IntStream.rangeClosed(0, 40)
                            .<LocalProcess>mapToObj(
                                    number -> new ThreadProcess(node, number, () -> {}))
                            .toList();
        }
    }

    /// What a process did, a minus for unlink, and in which order its links heard of its end:
    /// recorded on the BEAM, OTP 25.
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1 2, 2 1",
        "1 2 3, 1 3 2",
        "1 2 3 4, 1 4 3 2",
        "3 2 1, 1 3 2",
        "1 2 3 4 5 6 7 8 9 10 11 12, 1 3 2 5 7 6 9 12 11 10 8 4",
        "37 27 24 26 14 28 28 -14 24 11 -11 26 -37 33 -27 -26 7 -24 -7 31, 28 33 31",
        "25 37 -37 29 -25 -29 20 38 21 3 -21 28 24 9 40 2 -28, 2 9 3 24 40 38 20",
        "19 14 -14 -19 13 21 -21 -13 25 35 34 2 15 20 26 5 11, 2 11 5 20 26 25 15 35 34",
        "15 -15 17 12 18 -18 -17 40 24 -24 4 -40 9 23 1 14 19 -1 15 -14 -9 -19 11, 11 4 15 23 12",
        "26 6 40 -6 14 12 -26 12 11 23 16 32 -14 25 21, 11 12 21 25 23 40 32 16",
        "25 -25 26 18 21 -26 40 17 31 23 31 10 -40 34 -17 16, 10 18 16 23 34 31 21",
    })
    void linksHearInTheOrderOfTheBeam(String deeds, String order) {
        Object links = null;
        for (var deed : numbers(deeds)) {
            links =
                    deed > 0
                            ? LinkTree.with(links, processes.get(deed))
                            : LinkTree.without(links, processes.get(-deed));
        }
        assertThat(LinkTree.list(links))
                .extracting(process -> (int) process.number())
                .isEqualTo(numbers(order));
    }

    @Test
    void nobodyIsLinkedTwice() {
        var one = LinkTree.with(null, processes.get(1));
        assertThat(LinkTree.list(LinkTree.with(one, processes.get(1)))).hasSize(1);
        var two = LinkTree.with(one, processes.get(2));
        assertThat(LinkTree.list(LinkTree.with(two, processes.get(1)))).hasSize(2);
    }

    @Test
    void findsWhoIsLinked() {
        var links = LinkTree.with(LinkTree.with(null, processes.get(1)), processes.get(2));
        assertThat(LinkTree.has(links, processes.get(2))).isTrue();
        assertThat(LinkTree.has(links, processes.get(3))).isFalse();
        assertThat(LinkTree.has(LinkTree.without(links, processes.get(2)), processes.get(2)))
                .isFalse();
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
