package dev.coppice.todo.gate;

import dev.coppice.process.ExitReason;
import dev.coppice.server.StartFailed;
import dev.coppice.todo.access.AccessFailure;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Sessions;
import dev.coppice.todo.access.Token;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.ground.Problem;
import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Lets those requests through that may be made, answers the others, and tells the audit of each.
///
/// A server that only this machine can connect to asks for no token until one has been made. One
/// that others can connect to always does.
public final class Gate implements Handler {

    private final Hosts hosts;
    private final Origins origins;
    private final boolean alwaysAsks;
    private final LocalKey key;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Patience patience = new Patience();
    private final Login login;
    private final Audit audit;
    private final Handler inside;

    private Gate(
            Entrance entrance,
            LocalKey key,
            Tokens tokens,
            Sessions sessions,
            Audit audit,
            Handler inside) {
        this.hosts = new Hosts(entrance.names());
        this.origins = new Origins(entrance.origins());
        this.alwaysAsks = !entrance.isOnlyHere();
        this.key = key;
        this.tokens = tokens;
        this.sessions = sessions;
        this.login = new Login(tokens, sessions, patience);
        this.audit = audit;
        this.inside = inside;
    }

    /// A gate in front of what answers inside, for those who have a token of this folder, or its
    /// key.
    ///
    /// @throws StartFailed with a [Problem] when nobody could be let in
    public static Gate of(
            Entrance entrance, Path folder, LocalKey key, Audit audit, Handler inside) {
        Tokens tokens = Tokens.in(folder);
        try {
            if (tokens.all().isEmpty() && !entrance.isOnlyHere()) {
                throw new StartFailed(ExitReason.of(new NoTokenYet(entrance)));
            }
        } catch (AccessFailure e) {
            throw new StartFailed(ExitReason.of(new Unusable(e.message())));
        }
        return new Gate(entrance, key, tokens, Sessions.in(folder, tokens), audit, inside);
    }

    /// Anybody could connect, and nobody could be told from anybody else.
    record NoTokenYet(Entrance entrance) implements Problem {
        @Override
        public String message() {
            return "others could connect to %s without a token: make one first (todo token create NAME)"
                    .formatted(entrance.address().getAddress().getHostAddress());
        }
    }

    /// It cannot be known who has a token.
    record Unusable(String message) implements Problem {}

    @Override
    public Response answer(Request request) {
        long start = System.nanoTime();
        Optional<String> name = Optional.empty();
        int status = 500;
        try {
            Caller caller = callerOf(request);
            name = caller.name();
            Response answer = origins.open(request, answer(request, caller));
            status = answer.status();
            return answer;
        } finally {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            audit.hear(new Audit.Visit(request, name, status, time));
        }
    }

    private Caller callerOf(Request request) {
        Optional<String> shown =
                request.header("Authorization")
                        .filter(header -> header.startsWith(LocalKey.SCHEME));
        if (shown.isPresent()) {
            return key.opensTo(shown.get()) ? new Caller.Owner() : new Caller.Pretender();
        }
        return alwaysAsks || tokens.areRequired()
                ? Caller.of(request, tokens, sessions)
                : new Caller.Anybody();
    }

    private Response answer(Request request, Caller caller) {
        if (request.header("Host").filter(hosts::know).isEmpty()) {
            return Refusal.UNKNOWN_HOST.to(request);
        }
        Optional<Response> preflight = origins.preflight(request);
        if (preflight.isPresent()) {
            return preflight.get();
        }
        if (Permission.changes(request) && origins.areForeignTo(request)) {
            return Refusal.FOREIGN_ORIGIN.to(request);
        }
        return caller instanceof Caller.Anybody
                ? admitted(request, Optional.empty())
                : login.answer(request).orElseGet(() -> checked(request, caller));
    }

    private Response checked(Request request, Caller caller) {
        return switch (caller) {
            case Caller.Anybody(), Caller.Owner() -> admitted(request, Optional.empty());
            case Caller.Known(var token) -> {
                Role needed = Permission.neededFor(request);
                yield token.role().covers(needed)
                        ? admitted(request, Optional.of(token))
                        : Refusal.needs(needed.name().toLowerCase(Locale.ROOT)).to(request);
            }
            case Caller.Nobody() ->
                    isBrowser(request) ? Login.toForm(request) : Refusal.NO_TOKEN.to(request);
            case Caller.Pretender() -> patience.slowly(request, Refusal.WRONG_TOKEN.to(request));
        };
    }

    private Response admitted(Request request, Optional<Token> token) {
        return Introduction.isAskedFor(request) ? Introduction.of(token) : inside.answer(request);
    }

    /// Whether somebody sits there who can fill in a form.
    private static boolean isBrowser(Request request) {
        return request.method().equals("GET")
                && request.header("Accept").orElse("").contains("text/html");
    }
}
