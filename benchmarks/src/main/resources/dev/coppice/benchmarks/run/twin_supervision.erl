%% Supervisors with a list of children, and with a crowd of one kind
%% (simple_one_for_one, which is what a dynamic supervisor is on the BEAM).
-module(twin_supervision).
-behaviour(supervisor).
-export([dynamic/1, start/2, restarts/3, restarts_by_name/1, stop/2]).
-export([start_child/2, start_named/0, init/1]).

-define(NO_LIMIT, 1000000000).

start_child(Observer, Number) -> gen_server:start_link(twin_server, {child, Observer, Number}, []).

start_named() -> gen_server:start_link({local, benchmark_child}, twin_server, {idler, 1}, []).

init(named) ->
    Child = #{id => child, start => {?MODULE, start_named, []}},
    {ok, {#{strategy => one_for_one, intensity => ?NO_LIMIT, period => 1}, [Child]}};
init({listed, Count, Observer}) ->
    Children = [
        #{id => N, start => {?MODULE, start_child, [Observer, N]}}
     || N <- lists:seq(0, Count - 1)
    ],
    {ok, {#{strategy => one_for_one, intensity => ?NO_LIMIT, period => 1}, Children}};
init({crowd, Observer}) ->
    Child = #{id => child, start => {?MODULE, start_child, [Observer]}},
    {ok, {#{strategy => simple_one_for_one, intensity => ?NO_LIMIT, period => 1}, [Child]}}.

dynamic(Times) ->
    Supervisor = supervisor(crowd, 0, none),
    Start = twin:nanos(),
    Ended = start_and_stop(Supervisor, Times, 0),
    Time = twin:nanos() - Start,
    twin:equal(ended, Times, Ended),
    twin:equal(children, 0, active(Supervisor)),
    {Times, Time, []}.

start_and_stop(_, Times, Times) ->
    Times;
start_and_stop(Supervisor, Times, Ended) ->
    {ok, Child} = supervisor:start_child(Supervisor, [Ended]),
    ok = supervisor:terminate_child(Supervisor, Child),
    start_and_stop(Supervisor, Times, Ended + 1).

supervisor(listed, Count, Observer) ->
    {ok, Supervisor} = supervisor:start_link(?MODULE, {listed, Count, Observer}),
    Supervisor;
supervisor(crowd, Count, Observer) ->
    {ok, Supervisor} = supervisor:start_link(?MODULE, {crowd, Observer}),
    fill(Supervisor, Count, 0),
    Supervisor.

fill(_, Count, Count) ->
    ok;
fill(Supervisor, Count, Number) ->
    {ok, _} = supervisor:start_child(Supervisor, [Number]),
    fill(Supervisor, Count, Number + 1).

active(Supervisor) ->
    proplists:get_value(active, supervisor:count_children(Supervisor)).

start(Kind, Count) ->
    Start = twin:nanos(),
    Supervisor = supervisor(Kind, Count, none),
    Time = twin:nanos() - Start,
    twin:equal(children, Count, active(Supervisor)),
    end_all(Supervisor),
    {Count, Time, []}.

stop(Kind, Count) ->
    Before = erlang:system_info(process_count),
    Supervisor = supervisor(Kind, Count, none),
    twin:equal(children, Count, erlang:system_info(process_count) - Before - 1),
    Start = twin:nanos(),
    ok = gen_server:stop(Supervisor, normal, infinity),
    Time = twin:nanos() - Start,
    twin:equal(left, 0, erlang:system_info(process_count) - Before),
    {Count, Time, []}.

restarts(Kind, Count, Times) ->
    rand:seed(exsss, {Times, Count, 1}),
    Supervisor = supervisor(Kind, Count, self()),
    Table = ets:new(children, []),
    [receive {up, N, Pid} -> ets:insert(Table, {N, Pid}) end || _ <- lists:seq(1, Count)],
    Each = [restart(Table, rand:uniform(Count) - 1) || _ <- lists:seq(1, Times)],
    twin:equal(children, Count, active(Supervisor)),
    end_all(Supervisor),
    {Times, lists:sum(Each), Each}.

restart(Table, Number) ->
    [{_, Pid}] = ets:lookup(Table, Number),
    Start = twin:nanos(),
    exit(Pid, kill),
    New = receive {up, Number, Up} -> Up end,
    Answer = gen_server:call(New, number),
    Time = twin:nanos() - Start,
    twin:equal(the_restarted_child, Number, Answer),
    ets:insert(Table, {Number, New}),
    Time.

restarts_by_name(Times) ->
    {ok, Supervisor} = supervisor:start_link(?MODULE, named),
    Each = [restart_by_name() || _ <- lists:seq(1, Times)],
    twin:equal(children, 1, active(Supervisor)),
    {Times, lists:sum(Each), Each}.

restart_by_name() ->
    Killed = whereis(benchmark_child),
    Ref = monitor(process, Killed),
    Start = twin:nanos(),
    exit(Killed, kill),
    receive {'DOWN', Ref, _, _, _} -> ok end,
    Answer = gen_server:call(looked_up(Killed), number),
    Time = twin:nanos() - Start,
    twin:equal(answer, 1, Answer),
    Time.

looked_up(Killed) ->
    case whereis(benchmark_child) of
        Pid when is_pid(Pid), Pid =/= Killed ->
            Pid;
        _ ->
            erlang:yield(),
            looked_up(Killed)
    end.

%% Not in order, which would take long: its children are linked to it.
end_all(Supervisor) ->
    unlink(Supervisor),
    Ref = monitor(process, Supervisor),
    exit(Supervisor, kill),
    receive {'DOWN', Ref, _, _, _} -> ok end.
