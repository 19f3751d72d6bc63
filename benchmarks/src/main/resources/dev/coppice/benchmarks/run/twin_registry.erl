%% Keys and names. The BEAM has no registry of processes by key; this does with
%% two ETS tables what Elixir's Registry does: one entry by key and one by
%% process in tables that anybody may write, and a link to the process that
%% cleans up after the dead. A look-up asks whether the process is alive.
-module(twin_registry).
-export([lookup/1, register/1, name_lookup/1, name_register/1]).

-define(KEYS, 10000).

tables() ->
    Self = self(),
    Keeper = spawn_link(fun() ->
        Keys = ets:new(keys, [set, public, {read_concurrency, true}, {write_concurrency, true}]),
        Pids = ets:new(pids, [duplicate_bag, public, {write_concurrency, true}]),
        Self ! {tables, Keys, Pids},
        process_flag(trap_exit, true),
        receive stop -> ok end
    end),
    receive {tables, Keys, Pids} -> {Keeper, Keys, Pids} end.

register_key({Keeper, Keys, Pids}, Key) ->
    link(Keeper),
    true = ets:insert(Pids, {self(), Key}),
    ets:insert_new(Keys, {Key, {self(), none}}).

unregister_key({Keeper, Keys, Pids}, Key) ->
    ets:match_delete(Keys, {Key, {self(), '_'}}),
    ets:match_delete(Pids, {self(), Key}),
    case ets:member(Pids, self()) of
        true -> ok;
        false -> unlink(Keeper)
    end.

whereis_key({_, Keys, _}, Key) ->
    case ets:lookup(Keys, Key) of
        [{_, {Pid, _}}] ->
            case is_process_alive(Pid) of
                true -> Pid;
                false -> undefined
            end;
        [] ->
            undefined
    end.

lookup(Times) ->
    Tables = tables(),
    Keys = [<<"key-", (integer_to_binary(N))/binary>> || N <- lists:seq(1, ?KEYS)],
    [twin:equal(registered, true, register_key(Tables, Key)) || Key <- Keys],
    Self = self(),
    Start = twin:nanos(),
    Found = look(Times, Tables, Self, Keys, Keys, 0),
    Time = twin:nanos() - Start,
    twin:equal(found, Times, Found),
    {Times, Time, []}.

look(0, _, _, _, _, Found) ->
    Found;
look(Left, Tables, Self, [], All, Found) ->
    look(Left, Tables, Self, All, All, Found);
look(Left, Tables, Self, [Key | Keys], All, Found) ->
    Self = whereis_key(Tables, Key),
    look(Left - 1, Tables, Self, Keys, All, Found + 1).

register(Times) ->
    Tables = tables(),
    Start = twin:nanos(),
    Registered = registrations(Times, Tables, 0),
    Time = twin:nanos() - Start,
    twin:equal(registered, Times, Registered),
    twin:equal(still_there, undefined, whereis_key(Tables, <<"key">>)),
    {Times, Time, []}.

registrations(0, _, Registered) ->
    Registered;
registrations(Left, Tables, Registered) ->
    true = register_key(Tables, <<"key">>),
    unregister_key(Tables, <<"key">>),
    registrations(Left - 1, Tables, Registered + 1).

name_lookup(Times) ->
    Self = self(),
    true = erlang:register(benchmark_name, Self),
    Start = twin:nanos(),
    Found = names(Times, Self, 0),
    Time = twin:nanos() - Start,
    twin:equal(found, Times, Found),
    {Times, Time, []}.

names(0, _, Found) ->
    Found;
names(Left, Self, Found) ->
    Self = whereis(benchmark_name),
    names(Left - 1, Self, Found + 1).

name_register(Times) ->
    Start = twin:nanos(),
    name_registrations(Times),
    Time = twin:nanos() - Start,
    twin:equal(holder, undefined, whereis(benchmark_name)),
    {Times, Time, []}.

name_registrations(0) ->
    ok;
name_registrations(Left) ->
    true = erlang:register(benchmark_name, self()),
    true = erlang:unregister(benchmark_name),
    name_registrations(Left - 1).
