%% What a process does itself when a scenario tells it to.
-module(beam_operation).
-export([perform/1, administer/1]).

-import(beam_words, [reason/1, word/1, safely/1]).
-import(beam_board, [newest/1]).

%% The results of operations, each a list of words.
perform(Operations) ->
    Results = [result(O) || O <- Operations],
    beam_board:disturb(performed),
    Results.

result(Operation) ->
    beam_board:disturb(Operation),
    try
        do(Operation)
    catch
        error:{unknown, _} -> "unknown"
    end.

do(["spawn", Name]) ->
    Me = self(),
    entered(spawn(fun() -> beam_actor:puppet(Name, Me) end));
do(["spawn_link", Name]) ->
    Me = self(),
    entered(spawn_link(fun() -> beam_actor:puppet(Name, Me) end));
do(["spawn_monitor", Name, Reference]) ->
    Me = self(),
    {Pid, Ref} = spawn_monitor(fun() -> beam_actor:puppet(Name, Me) end),
    beam_board:name_reference(Ref, Reference),
    entered(Pid);
do(["trap", OnOrOff]) -> word(process_flag(trap_exit, OnOrOff =:= "on"));
do(["link", Name]) -> safely(fun() -> word(link(newest(Name))) end);
do(["unlink", Name]) -> word(unlink(newest(Name)));
do(["monitor", Name, Reference]) -> watch(newest(Name), Reference);
do(["monitor_name", Name, Reference]) -> watch(list_to_atom(Name), Reference);
do(["demonitor", Reference]) -> word(demonitor(beam_board:reference(Reference)));
do(["demonitor_flush", Reference]) -> word(demonitor(beam_board:reference(Reference), [flush]));
do(["demonitor_info", Reference]) -> word(demonitor(beam_board:reference(Reference), [info]));
do(["catch_" ++ Ending, Word]) ->
    try
        do([Ending, Word])
    catch
        Kind:Value -> word(Kind) ++ " " ++ word(Value)
    end;
do(["exit", Word]) -> exit(reason(Word));
do(["raise", Word]) -> error(list_to_atom(Word));
do(["throw", Word]) -> throw(list_to_atom(Word));
do(["signal", Name, Word]) -> word(exit(newest(Name), reason(Word)));
do(["signal_self", Word]) -> word(exit(self(), reason(Word)));
do(["send", Name, Word]) -> say(newest(Name), Word);
do(["send_name", Name, Word]) -> safely(fun() -> say(list_to_atom(Name), Word) end);
do(["timer", Timer, Name, Word, Milliseconds]) ->
    Message = {said, word(self()), Word},
    Ref = erlang:send_after(list_to_integer(Milliseconds), newest(Name), Message),
    beam_board:name_reference(Ref, Timer),
    "ok";
do(["cancel", Timer]) ->
    case erlang:cancel_timer(beam_board:reference(Timer)) of
        false -> "false";
        _Left -> "cancelled"
    end;
do(["register", Name]) -> safely(fun() -> word(register(list_to_atom(Name), self())) end);
do(["register_for", Name, Registered]) ->
    safely(fun() -> word(register(list_to_atom(Registered), newest(Name))) end);
do(["unregister", Name]) -> safely(fun() -> word(unregister(list_to_atom(Name))) end);
do(["start", Name]) -> start(Name);
do(["call", Name, Kind, Word]) -> safely(fun() -> reply(newest(Name), Kind, Word, 5000) end);
do(["call_timeout", Name, Kind, Word, Milliseconds]) ->
    safely(fun() -> reply(newest(Name), Kind, Word, list_to_integer(Milliseconds)) end);
do(["call_name", Name, Kind, Word]) ->
    safely(fun() -> reply(list_to_atom(Name), Kind, Word, 5000) end);
do(["must_call", Name, Kind, Word]) -> reply(newest(Name), Kind, Word, 5000);
do(["cast", Name, Kind, Word]) -> word(gen_server:cast(newest(Name), {Kind, Word}));
do(Other) -> administer(Other).

entered(Pid) ->
    receive
        {entered, Pid} -> "ok " ++ word(Pid)
    end.

watch(Process, Reference) ->
    beam_board:name_reference(monitor(process, Process), Reference),
    "ok".

say(Process, Word) ->
    Process ! {said, word(self()), Word},
    "ok".

reply(Server, Kind, Word, Limit) -> "reply " ++ gen_server:call(Server, {Kind, Word}, Limit).

%% Up to OTP 25 a failed start leaves an EXIT message with a trapping process,
%% from OTP 26 on it does not: it is thrown away here.
start(Name) ->
    Before = beam_board:generation(Name),
    Result = beam_actor:start(Name),
    case {Result, process_info(self(), trap_exit)} of
        {{error, {already_started, _}}, _} -> ok;
        {{error, _}, {_, true}} -> drop_exit(Name, Before);
        {ignore, {_, true}} -> drop_exit(Name, Before);
        _ -> ok
    end,
    beam_words:started(Result).

drop_exit(Name, Before) ->
    Fresh = [Name ++ "#" ++ integer_to_list(N)
             || N <- lists:seq(Before + 1, beam_board:generation(Name))],
    drop_exit(["?" | Fresh]).

drop_exit(Labels) ->
    receive
        {'EXIT', Pid, _} = Message ->
            case lists:member(word(Pid), Labels) of
                true ->
                    dropped;
                false ->
                    drop_exit(Labels),
                    self() ! Message
            end
    after 60 -> nothing_there
    end.

%% Questions to a supervisor, from inside or outside the tree.
administer(["which", Name]) -> safely(fun() -> children(newest(Name)) end);
administer(["count", Name]) ->
    safely(fun() ->
                   Counts = supervisor:count_children(newest(Name)),
                   lists:flatten(lists:join(" ", [io_lib:format("~s=~b", [K, N]) || {K, N} <- Counts]))
           end);
administer(["start_child", Name, Child]) ->
    Supervisor = newest(Name),
    What = case is_dynamic(Supervisor) of
               true -> [Child];
               false -> beam_actor:child_spec(Child)
           end,
    safely(fun() -> beam_words:started(supervisor:start_child(Supervisor, What)) end);
administer(["terminate_child", Name, Child]) ->
    Supervisor = newest(Name),
    Who = case is_dynamic(Supervisor) of
              true -> newest(Child);
              false -> list_to_atom(Child)
          end,
    answered(fun() -> supervisor:terminate_child(Supervisor, Who) end);
administer(["delete_child", Name, Child]) ->
    answered(fun() -> supervisor:delete_child(newest(Name), list_to_atom(Child)) end);
administer(["restart_child", Name, Child]) ->
    safely(fun() ->
                   beam_words:started(supervisor:restart_child(newest(Name), list_to_atom(Child)))
           end);
administer(["stop", Name, Word]) ->
    answered(fun() -> gen_server:stop(newest(Name), reason(Word), infinity) end).

answered(Code) -> safely(fun() -> beam_words:answer(Code()) end).

is_dynamic(Supervisor) ->
    {_, Options} = beam_board:definition_of(Supervisor),
    beam_board:option(strategy, Options, "one_for_one") =:= "simple_one_for_one".

children(Supervisor) ->
    case supervisor:which_children(Supervisor) of
        [] -> "none";
        Children ->
            Words = [word(Id) ++ "=" ++ word(Child) ++ ":" ++ word(Type)
                     || {Id, Child, Type, _Modules} <- Children],
            lists:flatten(lists:join(" ", lists:sort(Words)))
    end.
