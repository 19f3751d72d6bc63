package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.LZ_Result;
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
            together();
            b.deliver(question);
        }

        @Actor
        public void ends() {
            together();
            kill(b);
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = outcome(question);
        }
    }

    @JCStressTest
    @Outcome(id = "all, true", expect = ACCEPTABLE, desc = "they were answered before the end")
    @Outcome(id = "some, true", expect = ACCEPTABLE, desc = "the others were told of it (G-22)")
    @Outcome(id = "none, true", expect = ACCEPTABLE, desc = "all were told of it (G-22)")
    @Outcome(expect = FORBIDDEN, desc = "one was left waiting, or answered after the end (X-25)")
    @State
    public static class KillAgainstAnswer extends Arena {
        private final Question[] questions = Question.several();
        private final ReactiveProcess server =
                new ReactiveProcess(
                        NODE, 3, asked -> ((Question) asked).give("answer"), questions[0]);
        private final Runner runner = runnerOf(server);
        private int answeredBeforeTheEnd;

        public KillAgainstAnswer() {
            for (int i = 1; i < questions.length; i++) {
                server.deliver(questions[i]);
            }
        }

        @Actor
        public void handles() {
            together();
            run(server, runner);
        }

        @Actor
        public void kills() {
            together();
            kill(server);
            answeredBeforeTheEnd = count("answer");
        }

        @Arbiter
        public void seen(LZ_Result r) {
            settle();
            int answered = count("answer");
            r.r1 = answered == questions.length ? "all" : answered > 0 ? "some" : "none";
            r.r2 =
                    answered + count("killed") == questions.length
                            && answered == answeredBeforeTheEnd;
        }

        private int count(String outcome) {
            int count = 0;
            for (Question question : questions) {
                count += outcome(question).equals(outcome) ? 1 : 0;
            }
            return count;
        }
    }

    @JCStressTest
    @Outcome(id = "killed", expect = ACCEPTABLE, desc = "it owed the answer (G-22)")
    @Outcome(expect = FORBIDDEN, desc = "the caller would wait for its whole limit")
    @State
    public static class KillAgainstAnAnswerPutOff extends Arena {
        private final Question question = new Question();
        private final ReactiveProcess server = new ReactiveProcess(NODE, 3, asked -> {}, question);
        private final Runner runner = runnerOf(server);

        @Actor
        public void handles() {
            together();
            run(server, runner);
        }

        @Actor
        public void kills() {
            together();
            kill(server);
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
            together();
            r.r1 = question.give("answer");
        }

        @Actor
        public void fails(LL_Result r) {
            together();
            r.r2 = question.fail(BOOM);
        }
    }

    static final class Question extends Answer<String> {

        static Question[] several() {
            Question[] several = new Question[32];
            Arrays.setAll(several, _ -> new Question());
            return several;
        }
    }

    static Object outcome(Question question) {
        return switch (question.await(Duration.ZERO)) {
            case Answer.Failed(var reason) -> reason.toString();
            case String answer -> answer;
            case null, default -> "nothing";
        };
    }
}
