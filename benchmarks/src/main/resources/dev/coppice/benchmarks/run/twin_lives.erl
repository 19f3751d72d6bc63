%% Lives and deaths, memory, timers.
-module(twin_lives).
-export([spawning/1, server_bytes/1, process_bytes/1, skynet/1, cascade/1, timers/1]).

spawning(Times) ->
    Start = twin:nanos(),
    Ended = spawn_each(Times, 0),
    Time = twin:nanos() - Start,
    twin:equal(ended, Times, Ended),
    {Times, Time, []}.

spawn_each(0, Ended) ->
    Ended;
spawn_each(Left, Ended) ->
    {_, Ref} = spawn_monitor(fun() -> ok end),
    receive
        {'DOWN', Ref, _, _, _} -> spawn_each(Left - 1, Ended + 1)
    end.

server_bytes(Count) ->
    Before = used(),
    Servers = [twin:server(idler, N) || N <- lists:seq(1, Count)],
    Bytes = used() - Before,
    twin:equal(number_of_the_last, Count, gen_server:call(lists:last(Servers), number)),
    {Count, Bytes, []}.

process_bytes(Count) ->
    Self = self(),
    Before = used(),
    Processes = [
        spawn_link(fun() -> receive number -> Self ! {number, N} end end)
     || N <- lists:seq(1, Count)
    ],
    Bytes = used() - Before,
    lists:last(Processes) ! number,
    twin:equal(number_of_the_last, Count, receive {number, N} -> N end),
    {Count, Bytes, []}.

used() ->
    erlang:garbage_collect(),
    timer:sleep(200),
    erlang:memory(total).

skynet(Leaves) ->
    Self = self(),
    Start = twin:nanos(),
    spawn(fun() -> grow(Self, 0, Leaves) end),
    Sum = receive {sum, S} -> S end,
    Time = twin:nanos() - Start,
    twin:equal(sum, Leaves * (Leaves - 1) div 2, Sum),
    {1, Time, []}.

grow(Parent, Number, 1) ->
    Parent ! {sum, Number};
grow(Parent, Number, Leaves) ->
    Self = self(),
    Share = Leaves div 10,
    [spawn(fun() -> grow(Self, Number + I * Share, Share) end) || I <- lists:seq(0, 9)],
    Parent ! {sum, sum(10, 0)}.

sum(0, Sum) ->
    Sum;
sum(Left, Sum) ->
    receive
        {sum, More} -> sum(Left - 1, Sum + More)
    end.

cascade(Linked) ->
    Self = self(),
    Others = erlang:system_info(process_count),
    Hub = spawn(fun() ->
        [spawn_link(fun() -> receive ready -> ok end end) || _ <- lists:seq(1, Linked)],
        Self ! ready,
        receive
            Reason -> exit(Reason)
        end
    end),
    receive ready -> ok end,
    twin:equal(processes_before, Others + Linked + 1, erlang:system_info(process_count)),
    Start = twin:nanos(),
    Hub ! crash,
    wait(Others),
    {1, twin:nanos() - Start, []}.

wait(Others) ->
    case erlang:system_info(process_count) =< Others of
        true ->
            ok;
        false ->
            timer:sleep(1),
            wait(Others)
    end.

timers(Count) ->
    Start = twin:nanos(),
    Refs = set(Count, []),
    Cancelled = cancel(Refs, 0),
    Time = twin:nanos() - Start,
    twin:equal(cancelled, Count, Cancelled),
    twin:equal(rang, no, receive ring -> yes after 0 -> no end),
    {Count, Time, []}.

set(0, Refs) -> Refs;
set(Left, Refs) -> set(Left - 1, [erlang:send_after(3600000, self(), ring) | Refs]).

cancel([], Cancelled) ->
    Cancelled;
cancel([Ref | Refs], Cancelled) ->
    case erlang:cancel_timer(Ref) of
        false -> cancel(Refs, Cancelled);
        _ -> cancel(Refs, Cancelled + 1)
    end.
