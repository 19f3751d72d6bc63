package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// The mailbox: many put, one takes.
public final class MailboxRaces {

    private MailboxRaces() {}

    @JCStressTest
    @Outcome(
            id = {"a1a2b1", "a1b1a2", "b1a1a2"},
            expect = ACCEPTABLE,
            desc = "each sender's order is kept (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "lost, doubled, or out of order")
    @State
    public static class TwoSenders extends Arena {
        private final Mailbox mailbox = a.mailbox();

        @Actor
        public void one() {
            together();
            mailbox.put("a1");
            mailbox.put("a2");
        }

        @Actor
        public void two() {
            together();
            mailbox.put("b1");
        }

        @Arbiter
        public void seen(L_Result r) {
            StringBuilder taken = new StringBuilder();
            mailbox.drain(taken::append);
            String all = taken.toString();
            r.r1 = all.length() == 6 && all.contains("b1") ? all : "lost: " + all;
        }
    }

    @JCStressTest
    @Outcome(id = "wanted, ab", expect = ACCEPTABLE, desc = "the others stay in order (B-02)")
    @Outcome(id = "none, awantedb", expect = ACCEPTABLE, desc = "it had not arrived")
    @Outcome(expect = FORBIDDEN, desc = "lost, doubled, or out of order")
    @State
    public static class SelectiveReceiveAgainstSend extends Arena {
        private final Mailbox mailbox = a.mailbox();
        private Object got;

        public SelectiveReceiveAgainstSend() {
            mailbox.put("a");
        }

        @Actor
        public void sends() {
            together();
            mailbox.put("wanted");
            mailbox.put("b");
        }

        @Actor
        public void receives() {
            together();
            got = mailbox.poll("wanted"::equals, new Mailbox.Cursor());
        }

        @Arbiter
        public void seen(L_Result r) {
            StringBuilder rest = new StringBuilder();
            mailbox.drain(rest::append);
            String left = rest.toString();
            boolean whole = left.equals(got == null ? "awantedb" : "ab");
            r.r1 = (got == null ? "none" : got) + ", " + (whole ? left : "broken " + left);
        }
    }

    @JCStressTest
    @Outcome(id = "told", expect = ACCEPTABLE, desc = "each was taken, or is not answered (G-22)")
    @Outcome(expect = FORBIDDEN, desc = "nobody tells whoever asked")
    @State
    public static class EndAgainstTaking extends Arena {

        /// A question, and the caller that waits for what comes of it.
        private static final class Question extends Answer<Object> {}

        private final List<Question> questions =
                List.of(new Question(), new Question(), new Question(), new Question());
        private Object first;
        private Object second;

        /// What its mailbox has taken last has rested, so that it is unhooked next.
        public EndAgainstTaking() {
            a.put("before");
            a.mailbox().poll();
            a.mailbox().rest();
            questions.forEach(a::put);
        }

        @Actor
        public void takes() {
            together();
            first = a.mailbox().poll();
            second = a.mailbox().poll(_ -> true, new Mailbox.Cursor());
            a.mailbox().rest();
        }

        @Actor
        public void ends() {
            together();
            Questions.drop(a);
        }

        @Arbiter
        public void seen(L_Result r) {
            boolean told = questions.stream().allMatch(this::isKnown);
            r.r1 = told ? "told" : "forgotten";
        }

        private boolean isKnown(Question question) {
            return question == first || question == second || question.isSettled();
        }
    }
}
