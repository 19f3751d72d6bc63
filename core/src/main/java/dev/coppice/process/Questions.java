package dev.coppice.process;

/// What a process has been asked: each question is answered by it, or whoever asks is told why not.
final class Questions {

    private Questions() {}

    /// The process has taken on a question; whoever asks is told if it ends before it answers.
    static void owe(LocalProcess process, Answer<?> asked) {
        process.extras().owed.add(asked);
        if (process.life != Life.ALIVE) {
            asked.fail(process.reason); // the departure may have missed it
        }
    }

    /// Nobody is here to answer. While the process is ending this is said when it has gone: a
    /// sender that is linked to it hears of that first, as on the BEAM.
    static void refuse(LocalProcess process, Answer<?> asked) {
        synchronized (process) {
            if (process.life == Life.ENDING) {
                process.extras().late(() -> asked.fail(ExitReason.NO_PROCESS));
                return;
            }
        }
        asked.fail(ExitReason.NO_PROCESS);
    }

    /// Drops the messages of a process that has gone; whoever asked something is told why there is
    /// no answer.
    static void drop(LocalProcess process) {
        synchronized (process) {
            process.mailbox()
                    .drain(message -> {
                        if (message instanceof Answer<?> asked) {
                            asked.fail(process.reason);
                        }
                    });
        }
    }

    /// Tells whoever waits for an answer of the process that none will come.
    static void abandon(LocalProcess process, ExitReason why) {
        Answer<?> question = process.asked();
        if (question != null) {
            question.fail(why);
            process.asked(null);
        }
        Extras known = process.extras;
        if (known != null) {
            known.owed.abandon(why);
        }
    }
}
