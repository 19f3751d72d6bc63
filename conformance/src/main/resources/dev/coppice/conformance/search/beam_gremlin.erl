%% Disturbs the schedule of a play. The BEAM mostly runs processes in the order in which they
%% become ready, but promises nothing of that kind.
-module(beam_gremlin).
-export([start_link/0, wake/2, take_priority/2, disturb/3, let_others_go_on/1]).

%% How many calls a process can make before others get their turn, on the BEAM.
-define(TURN, 4000).
-define(ROUNDS, 6).

%% A process may have any priority, another one in each step ...
take_priority(Manner, Label) -> process_flag(priority, priority(Manner, Label)).

draw_priorities(Manner) ->
    [change_priority(Kind, Pid, priority(Manner, Label))
     || {Pid, Kind, Label} <- beam_board:everybody(), is_process_alive(Pid)].

priority(#{priorities := true, seed := Seed}, Label) ->
    element(1 + erlang:phash2({Seed, Label}, 4), {normal, normal, high, max});
priority(_Manner, _Label) ->
    normal.

change_priority(puppet, Pid, Priority) ->
    Pid ! {priority, Priority};
change_priority(_Server, Pid, Priority) ->
    Change = fun(State) -> process_flag(priority, Priority), State end,
    catch sys:replace_state(Pid, Change).

%% ... others may go on while it is in the middle of something, or ...
disturb(#{pauses := true, seed := Seed}, Place, Moment) ->
    Random = fun(What, Below) -> erlang:phash2({Seed, Place, Moment, What}, Below) end,
    Few = Random(few, 1 bsl Random(limit, 8)),
    case Random(choice, 5) of
        0 -> let_others_go_on(Few);
        1 -> end_turn_after(Few);
        2 -> end_turn_after(Few * 2);
        _ -> ok
    end;
disturb(_Manner, _Place, _Moment) ->
    ok.

%% No sleep: the same seeds are to have the same outcome.
let_others_go_on(Turns) ->
    Priority = process_flag(priority, low),
    [erlang:yield() || _ <- lists:seq(1, Turns)],
    process_flag(priority, Priority).

%% ... soon after so many more calls, often in the middle of OTP's own code ...
end_turn_after(Calls) ->
    erlang:yield(),
    erlang:bump_reductions(?TURN - Calls).

%% ... it may have to write a report before it ends, which nobody reads, and it may have to
%% wait for its turn at any time: once a step, a process holds back whom it likes.
start_link() -> spawn_link(fun() -> asleep() end).

wake(Gremlin, Manner) ->
    draw_priorities(Manner),
    logger:set_primary_config(level, case Manner of
                                         #{reports := true} -> error;
                                         #{} -> none
                                     end),
    case Manner of
        #{gremlin := true, seed := Seed} -> Gremlin ! {go, Seed};
        #{} -> ok
    end.

asleep() ->
    receive
        {go, Seed} ->
            rand:seed(exsss, {Seed, 1, 1}),
            [round() || _ <- lists:seq(1, ?ROUNDS)],
            asleep()
    end.

round() ->
    Held = [Pid || {Pid, _, _} <- beam_board:everybody(), rand:uniform(3) =:= 1, hold(Pid)],
    [erlang:yield() || _ <- lists:seq(1, 1 bsl rand:uniform(6))],
    [release(Pid) || {_, Pid} <- lists:sort([{rand:uniform(), Pid} || Pid <- Held])].

hold(Pid) ->
    try erlang:suspend_process(Pid) catch error:_ -> false end.

release(Pid) ->
    try erlang:resume_process(Pid) catch error:_ -> false end.
