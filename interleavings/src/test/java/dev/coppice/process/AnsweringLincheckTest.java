package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server is ended while it handles a question: whoever asked is answered or told why not (G-22),
/// however the handler goes on.
class AnsweringLincheckTest {

    /// What Lincheck calls from several threads.
    public abstract static class Asked extends Pair {

        final AnswerRaces.Question question = new AnswerRaces.Question();
        private final ReactiveProcess server =
                new ReactiveProcess(NODE, 3, asked -> handle(), question);

        abstract void handle();

        @Operation(nonParallelGroup = "server")
        public void handles() {
            run(server);
        }

        @Operation(nonParallelGroup = "others")
        public void ends() {
            kill(server);
        }

        @Validate
        public void whoeverAskedIsTold() {
            check(question.isSettled(), "it would wait for its whole limit");
        }
    }

    /// It answers.
    public static class ByAnAnswer extends Asked {
        @Override
        void handle() {
            question.give("answer");
        }
    }

    /// It goes on until the asker is told, which is when it is ended.
    public static class ByAHandlerThatGoesOn extends Asked {
        @Override
        void handle() {
            while (!question.isSettled()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void anAnswerIsGivenOrFailed() {
        Explored.checkTogether(ByAnAnswer.class);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void anAnswerFailsWhileTheHandlerGoesOn() {
        Explored.checkTogether(ByAHandlerThatGoesOn.class);
    }
}
