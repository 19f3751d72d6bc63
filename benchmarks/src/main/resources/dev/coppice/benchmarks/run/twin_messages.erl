%% Messages and calls.
-module(twin_messages).
-export([server_pair/1, ring/1, process_pair/1, senders/2]).
-export([calls/2, handler_calls/1, selective/1]).

-define(SERVERS, 503).

server_pair(Rounds) ->
    Server = twin:server(serving, {self(), Rounds, self(), 0}),
    Wall = twin:server(wall, Server),
    Start = twin:nanos(),
    gen_server:cast(Server, {serve, Wall}),
    Returns = receive {done, N} -> N end,
    Time = twin:nanos() - Start,
    twin:equal(returns, Rounds, Returns),
    {Rounds, Time, []}.

ring(Hops) ->
    Last = twin:server(station, {self(), ?SERVERS - 1, self()}),
    First = lists:foldl(
        fun(Index, Next) -> twin:server(station, {self(), Index, Next}) end,
        Last,
        lists:seq(?SERVERS - 2, 0, -1)
    ),
    gen_server:cast(Last, {follower, First}),
    Start = twin:nanos(),
    gen_server:cast(First, {token, Hops}),
    At = receive {arrived, Index} -> Index end,
    Time = twin:nanos() - Start,
    twin:equal(where_the_token_stopped, Hops rem ?SERVERS, At),
    {Hops, Time, []}.

process_pair(Rounds) ->
    Echo = spawn_link(fun echo/0),
    Start = twin:nanos(),
    Returns = rally(Echo, Rounds, 0),
    Time = twin:nanos() - Start,
    twin:equal(returns, Rounds, Returns),
    {Rounds, Time, []}.

echo() ->
    receive
        {ping, From} ->
            From ! pong,
            echo()
    end.

rally(_, 0, Returns) ->
    Returns;
rally(Echo, Left, Returns) ->
    Echo ! {ping, self()},
    receive
        pong -> rally(Echo, Left - 1, Returns + 1)
    end.

senders(Senders, Casts) ->
    Counter = twin:server(counter, 0),
    Share = Casts div Senders,
    Start = twin:nanos(),
    send_all(Senders, Counter, Share),
    Count = gen_server:call(Counter, count, infinity),
    Time = twin:nanos() - Start,
    twin:equal(count, Share * Senders, Count),
    {Count, Time, []}.

send_all(1, Counter, Share) ->
    send(Counter, Share);
send_all(Senders, Counter, Share) ->
    Refs = [element(2, spawn_monitor(fun() -> send(Counter, Share) end)) || _ <- lists:seq(1, Senders)],
    [receive {'DOWN', Ref, _, _, _} -> ok end || Ref <- Refs].

send(_, 0) ->
    ok;
send(Counter, Left) ->
    gen_server:cast(Counter, increment),
    send(Counter, Left - 1).

calls(Calls, Waiting) ->
    [self() ! N || N <- lists:seq(1, Waiting)],
    Adder = twin:server(adder, 0),
    Start = twin:nanos(),
    Sum = add(Adder, Calls, 1, 0),
    Time = twin:nanos() - Start,
    twin:equal(sum, Calls * (Calls + 1) div 2, Sum),
    Each = twin:each(Calls, fun(_) -> Sum = gen_server:call(Adder, {add, 0}) end),
    {Calls, Time, Each}.

add(_, Calls, Number, Sum) when Number > Calls ->
    Sum;
add(Adder, Calls, Number, _) ->
    add(Adder, Calls, Number + 1, gen_server:call(Adder, {add, Number})).

handler_calls(Calls) ->
    Asker = twin:server(asker, twin:server(doubler, none)),
    Each = gen_server:call(Asker, {ask, Calls}, infinity),
    twin:equal(answers, Calls, length(Each)),
    {Calls, lists:sum(Each), Each}.

selective(Receives) ->
    [self() ! N || N <- lists:seq(1, 10000)],
    Start = twin:nanos(),
    Sum = wanted(Receives, 1, 0),
    Time = twin:nanos() - Start,
    twin:equal(sum, Receives * (Receives + 1) div 2, Sum),
    {Receives, Time, []}.

wanted(Receives, Number, Sum) when Number > Receives ->
    Sum;
wanted(Receives, Number, Sum) ->
    self() ! {wanted, Number},
    receive
        {wanted, N} -> wanted(Receives, Number + 1, Sum + N)
    end.
