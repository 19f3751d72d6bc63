%% Plays scenarios on the BEAM. Reads requests from standard input, each
%%
%%     seeds SEED ...
%%     scenario NAME
%%     STEP ...
%%     (an empty line)
%%
%% and answers each with the scenario's trace and an empty line. There is a seed for each
%% step but the definitions; it decides in which order, and how close together, the processes
%% of a race are told to go, and how the schedule is disturbed (see beam_gremlin). 0 keeps
%% the order written and disturbs nothing, and stands for those that are missing.
-module(beam_stage).
-export([main/0]).

-import(beam_words, [reason/1, word/1]).
-import(beam_board, [newest/1]).

-define(LIMIT, 30000).

main() ->
    [logger:remove_handler(Handler) || Handler <- logger:get_handler_ids()],
    answer_requests().

answer_requests() ->
    ["seeds" ++ Seeds, "scenario " ++ Name | Steps] = request([]),
    Numbers = [list_to_integer(Seed) || Seed <- string:lexemes(Seeds, " ")],
    io:put_chars([play(Numbers, Name, Steps), "\n"]),
    answer_requests().

request(Lines) ->
    case io:get_line("") of
        eof -> halt(0);
        {error, _} -> halt(0);
        "\n" -> lists:reverse(Lines);
        Line -> request([string:trim(Line) | Lines])
    end.

play(Seeds, Name, Steps) ->
    beam_board:open(),
    Director = spawn_monitor(fun() -> direct(Seeds, Steps) end),
    Trace = trace_of(Director),
    end_all(),
    beam_board:close(),
    ["scenario ", Name, "\n", Trace].

trace_of({Director, Ref}) ->
    receive
        {'DOWN', Ref, process, _, {trace, Text}} -> Text;
        {'DOWN', Ref, process, _, Why} -> io_lib:format("FAILED ~0p~n", [Why]);
        {nonsense, Why} -> given_up(Director, Ref, ["FAILED ", Why, "\n"])
    after ?LIMIT -> given_up(Director, Ref, "TIMED OUT\n")
    end.

given_up(Director, Ref, Text) ->
    exit(Director, kill),
    receive {'DOWN', Ref, process, _, _} -> Text end.

%% Nobody is left, and no name taken, when the next one is played.
end_all() ->
    case [Pid || {Pid, _, _} <- beam_board:everybody(), is_process_alive(Pid)] of
        [] ->
            ok;
        Alive ->
            Refs = [monitor(process, Pid) || Pid <- Alive],
            [exit(Pid, kill) || Pid <- Alive],
            [receive {'DOWN', Ref, process, _, _} -> ok end || Ref <- Refs],
            end_all()
    end.

direct(Seeds, Steps) ->
    put(seeds, Seeds),
    process_flag(trap_exit, true),
    group_leader(spawn_link(fun discard_output/0), self()),
    put(gremlin, beam_gremlin:start_link()),
    Tracer = spawn_link(fun() -> record_ends(#{}) end),
    put(tracer, Tracer),
    erlang:trace(self(), true, [procs, set_on_spawn, {tracer, Tracer}]),
    Trace = [step(S, string:lexemes(S, " ")) || S <- Steps],
    erlang:trace(self(), false, [all]),
    exit({trace, Trace}).

%% In which manner the next step is played.
next_manner() ->
    Manner = case get(seeds) of
                 [Seed | Seeds] -> put(seeds, Seeds), manner(Seed);
                 [] -> manner(0)
             end,
    beam_board:play_in(Manner),
    beam_gremlin:wake(get(gremlin), Manner),
    Manner.

manner(0) ->
    #{seed => 0, race => as_written};
manner(Seed) ->
    rand:seed(exsss, {Seed, 0, 0}),
    #{seed => Seed,
      race => lists:nth(rand:uniform(3), [as_written, one_by_one, all_at_once]),
      priorities => rand:uniform(2) > 1,
      pauses => rand:uniform(2) > 1,
      reports => rand:uniform(2) > 1,
      gremlin => rand:uniform(2) > 1}.

discard_output() ->
    receive
        {io_request, From, Ref, _} -> From ! {io_reply, Ref, ok}, discard_output();
        _ -> discard_output()
    end.

%% ------------------------------------------------------------- every end

record_ends(Ends) ->
    receive
        {trace, Pid, exit, Why} ->
            record_ends(Ends#{Pid => Why});
        {count, From, Ref} ->
            From ! {Ref, map_size(Ends)},
            record_ends(Ends);
        {take, From, Ref} ->
            From ! {Ref, Ends},
            record_ends(#{});
        _ ->
            record_ends(Ends)
    end.

ends(Question) ->
    Delivered = erlang:trace_delivered(all),
    receive {trace_delivered, all, Delivered} -> ok end,
    Ref = make_ref(),
    get(tracer) ! {Question, self(), Ref},
    receive {Ref, Answer} -> Answer end.

%% ------------------------------------------------------------------ steps

step(_Line, ["def", Name, Kind | Options]) ->
    beam_board:define(Name, list_to_atom(Kind), maps:from_list([option(O) || O <- Options])),
    [];
step(Line, Words) ->
    put(manner, next_manner()),
    Result = try
                 act(Words)
             catch
                 error:{unknown, _} -> "unknown"
             end,
    rest(0, none),
    Ends = ends(take),
    {InOrder, Received} = beam_board:take(),
    Gone = lists:sort([beam_board:label(Pid) ++ " " ++ word(Why)
                       || {Pid, Why} <- maps:to_list(Ends), beam_board:label(Pid) =/= "?"]),
    ["> ", Line, "\n= ", Result, "\n", lines("~ ", InOrder), lines("- ", Gone), lines("@ ", Received)].

option(Word) ->
    case string:split(Word, "=") of
        [Key, Value] -> {list_to_atom(Key), Value};
        [Key] -> {list_to_atom(Key), "true"}
    end.

lines(Sign, Texts) -> [[Sign, T, "\n"] || T <- Texts].

act(["spawn", Name]) ->
    Me = self(),
    Pid = spawn(fun() -> beam_actor:puppet(Name, Me) end),
    receive {entered, Pid} -> "ok" end;
act(["in", Name | Words]) -> results(tell(newest(Name), operations(Words)));
act(["race" | Words]) -> race(split("|", Words));
act(["return", Name]) -> newest(Name) ! return, "ok";
act(["signal", "-", Name, Word]) -> exit(newest(Name), reason(Word)), "ok";
act(["whereis", Name]) -> word(whereis(list_to_atom(Name)));
act(["wait", Milliseconds]) -> timer:sleep(list_to_integer(Milliseconds)), "ok";
act(["state"]) ->
    Alive = lists:sort([{Label, Kind, Pid} || {Pid, Kind, Label} <- beam_board:everybody(),
                                              is_process_alive(Pid)]),
    ["state" | [["\n  ", Label, state(Kind, Pid)] || {Label, Kind, Pid} <- Alive]];
act(Question) -> beam_operation:administer(Question).

operations(Words) -> split(";", Words).

split(Separator, Words) ->
    case lists:splitwith(fun(W) -> W =/= Separator end, Words) of
        {Part, [Separator | Rest]} -> [Part | split(Separator, Rest)];
        {Part, []} -> [Part]
    end.

%% Tells several processes to go before listening to any of them.
race(Parts) ->
    Runners = [{I, newest(Name), operations(Words)} || {I, [Name | Words]} <- numbered(Parts)],
    #{race := Manner} = get(manner),
    Asked = go(Runners, Manner),
    lists:join(" | ", [results(answer(Ref)) || {_, Ref} <- lists:sort(Asked)]).

numbered(List) -> lists:zip(lists:seq(1, length(List)), List).

go(Runners, as_written) ->
    [go(Runner) || Runner <- Runners];
go(Runners, one_by_one) ->
    [begin pause(), go(Runner) end || Runner <- in_some_order(Runners)];
go(Runners, all_at_once) ->
    Waiting = [Pid || Pid <- lists:usort([Pid || {_, Pid, _} <- Runners]), suspended(Pid)],
    Asked = [go(Runner) || Runner <- Runners],
    [resume(Pid) || Pid <- in_some_order(Waiting)],
    Asked.

go({I, Pid, Operations}) -> {I, ask(Pid, Operations)}.

in_some_order(List) -> [X || {_, X} <- lists:sort([{rand:uniform(), X} || X <- List])].

%% Lets the ones told before get on, sometimes more and sometimes less.
pause() -> beam_gremlin:let_others_go_on(lists:nth(rand:uniform(6), [0, 1, 4, 16, 64, 256])).

suspended(Pid) ->
    try erlang:suspend_process(Pid) catch error:_ -> false end.

resume(Pid) ->
    try erlang:resume_process(Pid) catch error:_ -> false end.

tell(Pid, Operations) -> answer(ask(Pid, Operations)).

ask(Pid, Operations) ->
    Ref = monitor(process, Pid),
    beam_board:disturb(Operations),
    Pid ! {do, self(), Ref, Operations},
    Ref.

answer(Ref) ->
    receive
        {done, Ref, Results} -> demonitor(Ref, [flush]), Results;
        {'DOWN', Ref, process, _, noproc} -> ["not_alive"];
        {'DOWN', Ref, process, _, _} -> ["gone"]
    end.

results(Results) -> lists:join(" ; ", Results).

state(Kind, Pid) ->
    case process_info(Pid, [trap_exit, links, monitors, registered_name]) of
        undefined ->
            " dead";
        [{_, Traps}, {_, Links}, {_, Monitors}, {_, Name}] ->
            Linked = [beam_board:label(L) || L <- Links, is_pid(L), beam_board:label(L) =/= "?"],
            Watched = [watched(M) || {process, M} <- Monitors],
            [" trap=", word(Traps), " links=", sorted(Linked),
             [[" monitors=", sorted(Watched)] || Kind =/= supervisor],
             [[" name=", word(Name)] || Name =/= []]]
    end.

watched({Name, _Node}) -> word(Name);
watched(Pid) -> word(Pid).

sorted(Texts) -> lists:join(",", lists:sort(Texts)).

%% ------------------------------------------------------------------- rest

%% Asks every live process to answer, until three rounds in a row brought nothing new.
rest(3, _Seen) ->
    ok;
rest(Quiet, Seen) ->
    [settle(Kind, Pid) || {Pid, Kind, _} <- beam_board:everybody(), is_process_alive(Pid)],
    case {ends(count), beam_board:entries()} of
        Seen ->
            rest(Quiet + 1, Seen);
        Changed ->
            timer:sleep(1),
            rest(0, Changed)
    end.

settle(puppet, Pid) ->
    Ref = monitor(process, Pid),
    Pid ! {sync, self(), Ref},
    receive
        {synced, Ref} -> demonitor(Ref, [flush]);
        {'DOWN', Ref, process, _, _} -> ended
    end;
settle(supervisor, Pid) -> catch supervisor:count_children(Pid);
settle(worker, Pid) -> catch gen_server:call(Pid, sync, infinity).
