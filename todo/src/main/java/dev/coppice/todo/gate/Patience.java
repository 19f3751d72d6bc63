package dev.coppice.todo.gate;

import dev.coppice.process.Processes;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Makes whoever shows a wrong token wait. Those with a right one never wait, so nobody can be
/// locked out.
final class Patience {

    private static final Duration WAIT = Duration.ofSeconds(1);

    /// How many may wait at once: so many wrong tokens can be tried each second, and no more.
    private static final int WAITING = 32;

    private final Semaphore room = new Semaphore(WAITING);

    /// The answer, after a while; or at once that there were too many.
    Response slowly(Request request, Response answer) {
        if (!room.tryAcquire()) {
            return Refusal.TOO_MANY_FAILURES.to(request);
        }
        try {
            Processes.sleep(WAIT);
            return answer;
        } finally {
            room.release();
        }
    }
}
