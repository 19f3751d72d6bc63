package dev.coppice.todo.gate;

import dev.coppice.process.ExitReason;
import dev.coppice.server.StartFailed;
import dev.coppice.todo.access.AccessFailure;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Sessions;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.ground.Problem;
import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Lets those requests through that may be made, and answers the others.
///
/// A server that only this machine can connect to asks for no token until one has been made. One
/// that others can connect to always does.
public final class Gate implements Handler {

    private final Hosts hosts;
    private final Origins origins;
    private final boolean alwaysAsks;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Patience patience = new Patience();
    private final Login login;
    private final Handler inside;

    /// A gate in front of what answers inside.
    public Gate(Entrance entrance, Tokens tokens, Sessions sessions, Handler inside) {
        this.hosts = new Hosts(entrance.names());
        this.origins = new Origins(entrance.origins());
        this.alwaysAsks = !entrance.isOnlyHere();
        this.tokens = tokens;
        this.sessions = sessions;
        this.login = new Login(tokens, sessions, patience);
        this.inside = inside;
    }

    /// A gate in front of what answers inside, for those who have a token of this folder.
    ///
    /// @throws StartFailed with a [Problem] when nobody could be let in
    public static Gate of(Entrance entrance, Path folder, Handler inside) {
        Tokens tokens = Tokens.in(folder);
        try {
            if (tokens.all().isEmpty() && !entrance.isOnlyHere()) {
                throw new StartFailed(ExitReason.of(new NoTokenYet(entrance)));
            }
        } catch (AccessFailure e) {
            throw new StartFailed(ExitReason.of(new Unusable(e.message())));
        }
        return new Gate(entrance, tokens, Sessions.in(folder, tokens), inside);
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
        if (request.header("Host").filter(hosts::know).isEmpty()) {
            return Safety.of(Refusal.UNKNOWN_HOST.to(request));
        }
        Optional<Response> preflight = origins.preflight(request);
        Response answer = preflight.isPresent() ? preflight.get() : ofThisOrigin(request);
        return Safety.of(origins.open(request, answer));
    }

    private Response ofThisOrigin(Request request) {
        if (Permission.changes(request) && origins.areForeignTo(request)) {
            return Refusal.FOREIGN_ORIGIN.to(request);
        }
        return alwaysAsks || tokens.areRequired() ? checked(request) : inside.answer(request);
    }

    private Response checked(Request request) {
        Optional<Response> aboutLogin = login.answer(request);
        if (aboutLogin.isPresent()) {
            return aboutLogin.get();
        }
        return switch (Caller.of(request, tokens, sessions)) {
            case Caller.Known(var token) -> {
                Role needed = Permission.neededFor(request);
                yield token.role().covers(needed)
                        ? inside.answer(request)
                        : Refusal.needs(needed.name().toLowerCase(Locale.ROOT)).to(request);
            }
            case Caller.Nobody() ->
                    isBrowser(request) ? Login.toForm(request) : Refusal.NO_TOKEN.to(request);
            case Caller.Pretender() -> patience.slowly(request, Refusal.WRONG_TOKEN.to(request));
        };
    }

    /// Whether somebody sits there who can fill in a form.
    private static boolean isBrowser(Request request) {
        return request.method().equals("GET")
                && request.header("Accept").orElse("").contains("text/html");
    }
}
