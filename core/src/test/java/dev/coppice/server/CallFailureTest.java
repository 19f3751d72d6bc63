package dev.coppice.server;

import static dev.coppice.process.Processes.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reason of a caller whose call has failed.
class CallFailureTest {

    private record End(ExitReason reason) implements Call<String> {}

    private record Callbacks() implements GenServer<End, String> {
        @Override
        public Init<String> init() {
            return Init.ok("");
        }

        @Override
        public Next<String> handle(End asked, String state) {
            return Next.stop(asked.reason(), state);
        }
    }

    private static ExitReason ofACallThatEndsTheServerWith(ExitReason reason) {
        try (var node = Node.start(NodeOptions.named("calls").events(EventSink.none()))) {
            return node.in(() -> {
                var server = GenServer.start(new Callbacks());
                return switch (attempt(() -> GenServer.call(server, new End(reason)))) {
                    case Outcome.Exited<String>(var failed) -> failed;
                    case Outcome<String> other -> throw new AssertionError(other);
                };
            });
        }
    }

    @Test
    void whoCallsAServerThatIsShutDownEndsInAnOrderlyWay() {
        var reason = ofACallThatEndsTheServerWith(ExitReason.SHUTDOWN);
        assertThat(reason.isOrderly()).isTrue();
        assertThat(CallFailure.in(reason)).map(CallFailure::cause).hasValue(ExitReason.SHUTDOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "shutdown(x)", "oops"})
    void whoCallsAServerThatEndsOtherwiseDoesNot(String end) {
        var cause =
                switch (end) {
                    case "normal" -> ExitReason.NORMAL;
                    case "shutdown(x)" -> ExitReason.shutdown("x");
                    default -> ExitReason.of(end);
                };
        var reason = ofACallThatEndsTheServerWith(cause);
        assertThat(reason.isOrderly()).isFalse();
        assertThat(CallFailure.in(reason)).map(CallFailure::cause).hasValue(cause);
    }

    @Test
    void otherReasonsTellOfNoCall() {
        assertThat(CallFailure.in(ExitReason.NORMAL)).isEmpty();
        assertThat(CallFailure.in(ExitReason.SHUTDOWN)).isEmpty();
        assertThat(CallFailure.in(ExitReason.of("oops"))).isEmpty();
    }
}
