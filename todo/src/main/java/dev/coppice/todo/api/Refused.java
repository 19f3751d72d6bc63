package dev.coppice.todo.api;

/// Thrown over a request that is not answered, for this reason.
final class Refused extends RuntimeException {

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail(), null, false, false); // the client's mistake: no trace is read
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static Refused noList() {
        return new Refused(
                Problem.of(404, "not-found", "Not found", "there is no such list").about("list"));
    }

    static Refused noEntry() {
        return new Refused(
                Problem.of(404, "not-found", "Not found", "there is no such entry").about("entry"));
    }

    static Refused tooLarge(int limit) {
        return new Refused(
                Problem.of(
                                413,
                                "too-large",
                                "Too large",
                                "the body is larger than %d bytes".formatted(limit))
                        .limit(limit));
    }

    static Refused mediaType(String type) {
        return new Refused(
                Problem.of(
                                415,
                                "not-json",
                                "Not JSON",
                                type.isEmpty()
                                        ? "the body needs Content-Type: application/json"
                                        : "the body is %s, and should be application/json"
                                                .formatted(type))
                        .about("Content-Type"));
    }
}
