%% Disturbs the schedule of a play. The BEAM mostly runs processes in the order in which they
%% become ready, but promises nothing of that kind.
-module(beam_gremlin).
-export([start_link/1, wake/1, reports/1, take_priority/2, disturb/3]).

%% How many calls a process can make before others get their turn, on the BEAM.
-define(TURN, 4000).
-define(ROUNDS, 12).

%% A process may have any priority ...
take_priority(#{priorities := true, seed := Seed}, Label) ->
    Choices = {normal, normal, high, max},
    process_flag(priority, element(1 + erlang:phash2({Seed, Label}, 4), Choices));
take_priority(_Manner, _Label) ->
    ok.

%% ... others may go on while it is in the middle of something, or ...
disturb(#{pauses := true, seed := Seed}, Place, Moment) ->
    case erlang:phash2({Seed, Place, Moment}, 600) of
        N when N < 60 -> timer:sleep(1);
        N when N < 120 -> erlang:yield();
        N when N < 360 -> end_turn_after(N - 120);
        _ -> ok
    end;
disturb(_Manner, _Place, _Moment) ->
    ok.

%% ... soon after so many more calls, often in the middle of OTP's own code ...
end_turn_after(Calls) ->
    erlang:yield(),
    erlang:bump_reductions(?TURN - Calls).

%% ... it may have to write a report before it ends, which nobody reads ...
reports(#{reports := true}) -> logger:set_primary_config(level, error);
reports(_Manner) -> logger:set_primary_config(level, none).

%% ... and it may have to wait for its turn at any time: when woken, which is once a step,
%% this process holds back whom it likes, and lets them go again.
start_link(#{gremlin := true, seed := Seed}) ->
    spawn_link(fun() ->
                       rand:seed(exsss, {Seed, 1, 1}),
                       asleep()
               end);
start_link(_Manner) ->
    none.

wake(none) -> ok;
wake(Gremlin) -> Gremlin ! go, ok.

asleep() ->
    receive
        go ->
            [round() || _ <- lists:seq(1, ?ROUNDS)],
            asleep()
    end.

round() ->
    Held = [Pid || {Pid, _, _} <- beam_board:everybody(), rand:uniform(3) =:= 1, hold(Pid)],
    [erlang:yield() || _ <- lists:seq(1, rand:uniform(6))],
    [release(Pid) || {_, Pid} <- lists:sort([{rand:uniform(), Pid} || Pid <- Held])].

hold(Pid) ->
    try erlang:suspend_process(Pid) catch error:_ -> false end.

release(Pid) ->
    try erlang:resume_process(Pid) catch error:_ -> false end.
