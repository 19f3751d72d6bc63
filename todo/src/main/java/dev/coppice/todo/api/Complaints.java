package dev.coppice.todo.api;

import dev.coppice.todo.cache.Unavailable;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.json.Malformed;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Refusal;
import dev.coppice.todo.web.Http.Response;
import java.util.Optional;

/// How what goes wrong is told.
final class Complaints {

    private static final String SOON = "1";
    private static final String LATER = "10";

    private Complaints() {}

    /// The answer to a request that was not answered because of this; none if it is nobody's
    /// business.
    static Optional<Response> about(RuntimeException e) {
        String what = String.valueOf(e.getMessage());
        return Optional.ofNullable(
                switch (e) {
                    case Refused refused -> refused.problem().response();
                    case BadRequest bad ->
                            Problem.of(400, "bad-request", "Bad request", what)
                                    .about(bad.field())
                                    .limit(bad.limit())
                                    .response();
                    case Malformed _ ->
                            Problem.of(400, "malformed-json", "Malformed JSON", what).response();
                    case Invalid invalid -> problem(invalid).response();
                    case Unavailable _ ->
                            Problem.of(503, "unavailable", "Unavailable", what + ": try again")
                                    .response()
                                    .with("Retry-After", SOON);
                    case StorageException storage -> about(storage.failure());
                    default -> null;
                });
    }

    private static Problem problem(Invalid invalid) {
        return Problem.of(422, "not-valid", "Not valid", String.valueOf(invalid.getMessage()))
                .about(invalid.field())
                .limit(invalid.limit());
    }

    private static Response about(StorageFailure failure) {
        String what = failure.message();
        return switch (failure) {
            case StorageFailure.Damaged _ -> Problem.of(500, "damaged", "Damaged", what).response();
            case StorageFailure.Full _ ->
                    Problem.of(507, "disk-full", "The disk is full", what)
                            .response()
                            .with("Retry-After", LATER);
            case StorageFailure.Overloaded _ ->
                    Problem.of(503, "unavailable", "Unavailable", what + ": try again")
                            .response()
                            .with("Retry-After", SOON);
            case StorageFailure.Unusable _,
                    StorageFailure.FolderInUse _,
                    StorageFailure.OtherWorkers _ ->
                    Problem.of(503, "storage-failed", "Storage failed", what)
                            .response()
                            .with("Retry-After", LATER);
        };
    }

    /// Why something cannot be done to a list.
    static Problem about(Refusal why) {
        return switch (why) {
            case Refusal.NoSuchList() -> Refused.noList().problem();
            case Refusal.NoSuchEntry _ -> Refused.noEntry().problem();
            case Refusal.NoSuchNeighbour(var field, var entry) ->
                    Problem.of(
                                    422,
                                    "not-valid",
                                    "Not valid",
                                    "%s is %d, which is no other entry of this list"
                                            .formatted(field, entry))
                            .about(field);
            case Refusal.Exists(var list) ->
                    conflict("name-taken", "another list has this name").about("name").list(list);
            case Refusal.NotDeleted() -> conflict("not-deleted", "this list is not deleted");
            case Refusal.Changed(var revision) ->
                    Problem.of(412, "changed", "Changed meanwhile", "it is at revision " + revision)
                            .about("If-Match")
                            .revision(revision);
            case Refusal.NothingToUndo() ->
                    conflict("nothing-to-undo", "there is no change that can be taken back");
            case Refusal.Forgotten(var revision) ->
                    conflict(
                                    "nothing-to-undo",
                                    "revision %d is none of the last changes of entries"
                                            .formatted(revision))
                            .about("revision");
            case Refusal.ChangedAgain(var revision, var entry) ->
                    conflict(
                                    "changed-again",
                                    "entry %d was changed again after revision %d"
                                            .formatted(entry, revision))
                            .about("revision");
            case Refusal.NotValid(var invalid) -> problem(invalid);
        };
    }

    /// A key that is used twice.
    static Problem keyReused() {
        return Problem.of(
                        422,
                        "key-reused",
                        "Key used before",
                        "this Idempotency-Key was used for another request")
                .about("Idempotency-Key");
    }

    private static Problem conflict(String kind, String detail) {
        return Problem.of(409, kind, "Conflict", detail);
    }
}
