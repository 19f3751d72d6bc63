%% Does the rows' work on the BEAM: reads what to do from standard input, a line
%% each, and answers with a line each.
%%
%%     server-pair 500000 400      do this work of this size, for 400 ms or more
%%     =ok 1000000 412345678 -     operations, their total, latencies
%%     =failed ...                 what went wrong
-module(twin).
-export([main/0, nanos/0, equal/3, server/2, each/2]).

main() ->
    case io:get_line("") of
        eof ->
            halt();
        Line ->
            [Row, Size, Millis] = string:lexemes(string:trim(Line), " "),
            answer(list_to_atom(Row), list_to_integer(Size), list_to_integer(Millis)),
            main()
    end.

answer(Row, Size, Millis) ->
    %% In a fresh process, so that one measurement leaves nothing to the next.
    {Pid, Ref} = spawn_monitor(fun() ->
        End = nanos() + Millis * 1000000,
        exit({measured, repeat(Row, Size, End, 0, 0, #{})})
    end),
    receive
        {'DOWN', Ref, process, Pid, {measured, {Operations, Total, Latencies}}} ->
            io:format("=ok ~b ~b ~s~n", [Operations, Total, counts(maps:to_list(Latencies))]);
        {'DOWN', Ref, process, Pid, Reason} ->
            io:format("=failed ~0p~n", [Reason])
    end.

repeat(Row, Size, End, Operations, Total, Latencies) ->
    {More, Time, Each} = measured(Row, Size),
    Sum = {Operations + More, Total + Time, lists:foldl(fun count/2, Latencies, Each)},
    case nanos() < End of
        true -> repeat(Row, Size, End, element(1, Sum), element(2, Sum), element(3, Sum));
        false -> Sum
    end.

%% Whatever is linked to the process that does the work ends with it.
measured(Row, Size) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit({measured, row(Row, Size)}) end),
    receive
        {'DOWN', Ref, process, Pid, {measured, Measured}} -> Measured;
        {'DOWN', Ref, process, Pid, Reason} -> exit(Reason)
    end.

row('server-pair', N) -> twin_messages:server_pair(N);
row(ring, N) -> twin_messages:ring(N);
row('process-pair', N) -> twin_messages:process_pair(N);
row(cast, N) -> twin_messages:senders(1, N);
row('many-to-one', N) -> twin_messages:senders(4, N);
row(call, N) -> twin_messages:calls(N, 0);
row('call-behind', N) -> twin_messages:calls(N, 10000);
row('handler-call', N) -> twin_messages:handler_calls(N);
row(selective, N) -> twin_messages:selective(N);
row(spawn, N) -> twin_lives:spawning(N);
row('server-bytes', N) -> twin_lives:server_bytes(N);
row('process-bytes', N) -> twin_lives:process_bytes(N);
row(skynet, N) -> twin_lives:skynet(N);
row(cascade, N) -> twin_lives:cascade(N);
row(timers, N) -> twin_lives:timers(N);
row(dynamic, N) -> twin_supervision:dynamic(N);
row(restart, N) -> twin_supervision:restarts_by_name(N);
row('restart-told', N) -> twin_supervision:restarts(listed, 1, N);
row('listed-start', N) -> twin_supervision:start(listed, N);
row('listed-few', N) -> twin_supervision:restarts(listed, 10, N);
row('listed-restart', N) -> twin_supervision:restarts(listed, 100000, N);
row('listed-stop', N) -> twin_supervision:stop(listed, N);
row('crowd-start', N) -> twin_supervision:start(crowd, N);
row('crowd-few', N) -> twin_supervision:restarts(crowd, 10, N);
row('crowd-restart', N) -> twin_supervision:restarts(crowd, 100000, N);
row('crowd-stop', N) -> twin_supervision:stop(crowd, N);
row('registry-lookup', N) -> twin_registry:lookup(N);
row('registry-register', N) -> twin_registry:register(N);
row('name-lookup', N) -> twin_registry:name_lookup(N);
row('name-register', N) -> twin_registry:name_register(N);
row('fair-server', N) -> twin_fairness:server(N);
row('fair-process', N) -> twin_fairness:process(N);
row('fair-flood', N) -> twin_fairness:flooded(N).

count(Nanos, Latencies) ->
    maps:update_with(rounded(Nanos, 1), fun(Before) -> Before + 1 end, 1, Latencies).

%% To three digits, so that the line stays short.
rounded(Nanos, Step) when Nanos < 1000 -> Nanos * Step;
rounded(Nanos, Step) -> rounded(Nanos div 10, Step * 10).

counts([]) ->
    "-";
counts(Latencies) ->
    lists:join(",", [io_lib:format("~b:~b", [Nanos, Count]) || {Nanos, Count} <- Latencies]).

%% What the rows share.

nanos() -> erlang:monotonic_time(nanosecond).

equal(_What, Expected, Expected) -> ok;
equal(What, Expected, Result) -> exit({wrong, What, Expected, Result}).

server(Init, State) ->
    {ok, Pid} = gen_server:start_link(twin_server, {Init, State}, []),
    Pid.

%% How long each of so many runs took.
each(0, _) ->
    [];
each(N, Run) ->
    Start = nanos(),
    Run(N),
    [nanos() - Start | each(N - 1, Run)].
