package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// Whoever asks a process that ends is answered, or told why not.
public final class AnswerRaces {

    private AnswerRaces() {}

    @JCStressTest
    @Outcome(id = "killed", expect = ACCEPTABLE, desc = "the call was there when it ended (G-22)")
    @Outcome(id = "noproc", expect = ACCEPTABLE, desc = "it had ended (G-20)")
    @Outcome(expect = FORBIDDEN, desc = "the caller would wait for its whole limit")
    @State
    public static class CallAgainstTheEndOfTheServer extends Arena {
        private final Question question = new Question();

        @Actor
        public void calls() {
            b.deliver(question);
        }

        @Actor
        public void ends() {
            Signals.exit(b, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = outcome(question);
        }
    }

    @JCStressTest
    @Outcome(id = "answer", expect = ACCEPTABLE, desc = "it was answered before the end")
    @Outcome(id = "killed", expect = ACCEPTABLE, desc = "the end came first (G-22)")
    @Outcome(expect = FORBIDDEN, desc = "the caller would wait for its whole limit")
    @State
    public static class KillAgainstAnswer extends Arena {
        private final Question question = new Question();
        private final ReactiveProcess server =
                new ReactiveProcess(node, 3, asked -> ((Question) asked).give("answer"), question);

        @Actor
        public void handles() {
            run(server);
        }

        @Actor
        public void kills() {
            Signals.exit(server, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = outcome(question);
        }
    }

    @JCStressTest
    @Outcome(id = "killed", expect = ACCEPTABLE, desc = "it owed the answer (G-22)")
    @Outcome(expect = FORBIDDEN, desc = "the caller would wait for its whole limit")
    @State
    public static class KillAgainstAnAnswerPutOff extends Arena {
        private final Question question = new Question();
        private final ReactiveProcess server = new ReactiveProcess(node, 3, asked -> {}, question);

        @Actor
        public void handles() {
            run(server);
        }

        @Actor
        public void kills() {
            Signals.exit(server, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = outcome(question);
        }
    }

    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first answer counts (G-27)")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the first answer counts (G-27)")
    @Outcome(expect = FORBIDDEN, desc = "both, or neither")
    @State
    public static class TwoAnswers extends Arena {
        private final Question question = new Question();

        @Actor
        public void answers(LL_Result r) {
            r.r1 = question.give("answer");
        }

        @Actor
        public void fails(LL_Result r) {
            r.r2 = question.fail(BOOM);
        }
    }

    static final class Question extends Answer<String> {}

    static Object outcome(Question question) {
        return switch (question.await(Duration.ZERO)) {
            case Answer.Failed(var reason) -> reason.toString();
            case String answer -> answer;
            case null, default -> "nothing";
        };
    }
}
