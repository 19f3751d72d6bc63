%% What the processes of one running scenario share: who is who, what the names
%% stand for, and what has happened since the last look.
-module(beam_board).
-export([open/0, play_in/1, close/0, disturb/1]).
-export([enter/2, enter/3, label/1, newest/1, everybody/0, generation/1, next_attempt/1]).
-export([define/3, definition/1, definition_of/1, children_of/1, option/3]).
-export([name_reference/2, reference/1, reference_name/1]).
-export([happened/1, received/1, entries/0, take/0]).

%% A board that belongs to the running process.
open() ->
    ets:new(?MODULE, [named_table, public, ordered_set]),
    put_all([{owner, self()}]).

%% In which manner (see beam_stage) the play goes on.
play_in(Manner) -> put_all([{manner, Manner}]).

close() ->
    ets:delete(?MODULE),
    forget_nonsense().

%% Lets others go on now and then, where the manner of the play says so.
disturb(Place) -> beam_gremlin:disturb(value(manner), Place, entries()).

%% ------------------------------------------------------------- who is who

enter(Name, Kind) -> enter(Name, Kind, Name).

%% Kind is puppet, worker or supervisor; Definition is what it is defined as.
enter(Name, Kind, Definition) ->
    Number = count({generation, Name}),
    Label = Name ++ "#" ++ integer_to_list(Number),
    put_all([{{role, self()}, Kind, Label},
             {{newest, Name}, self()},
             {{defined_as, self()}, Definition}]),
    beam_gremlin:take_priority(value(manner), Label),
    happened("start " ++ Label),
    Label.

label(Pid) ->
    case get_one({role, Pid}) of
        {_, _Kind, Label} -> Label;
        none -> "?"
    end.

newest(Name) ->
    case get_one({newest, Name}) of
        {_, Pid} -> Pid;
        none -> throw_unknown(Name)
    end.

throw_unknown(Name) -> error({unknown, Name}).

%% [{Pid, Kind, Label}], the oldest process first.
everybody() ->
    [list_to_tuple(Row) || Row <- lists:sort(ets:match(?MODULE, {{role, '$1'}, '$2', '$3'}))].

generation(Name) -> value({generation, Name}).

next_attempt(Name) -> count({attempt, Name}).

%% ------------------------------------------------------------- definitions

define(Name, Kind, Options) ->
    put_all([{{definition, Name}, count(definitions), Kind, Options}]).

%% What a name is defined as. A program that needs a definition which it has not is nonsense.
definition(Name) ->
    case get_one({definition, Name}) of
        {_, _Position, Kind, Options} -> {Kind, Options};
        none -> nonsense(["nothing is defined as ", Name])
    end.

nonsense(Why) ->
    value(owner) ! {nonsense, Why},
    receive after infinity -> ok end.

forget_nonsense() ->
    receive
        {nonsense, _} -> forget_nonsense()
    after 0 -> ok
    end.

%% What a supervisor is defined as.
definition_of(Supervisor) ->
    case get_one({defined_as, Supervisor}) of
        {_, Definition} -> definition(Definition);
        none -> {supervisor, #{}}
    end.

children_of(Parent) ->
    Rows = ets:match(?MODULE, {{definition, '$1'}, '$2', '_', '$3'}),
    [Name || [_, Name] <- lists:sort([[Position, Name] || [Name, Position, Options] <- Rows,
                                                          option(in, Options, "") =:= Parent])].

option(Key, Options, Default) -> maps:get(Key, Options, Default).

%% -------------------------------------------------------------- references

name_reference(Ref, Name) ->
    put_all([{{reference, Name}, Ref}, {{reference_name, Ref}, Name}]).

reference(Name) ->
    [{_, Ref}] = ets:lookup(?MODULE, {reference, Name}),
    Ref.

reference_name(Ref) ->
    case get_one({reference_name, Ref}) of
        {_, Name} -> Name;
        none -> "?"
    end.

%% --------------------------------------------------------- what has happened

happened(Text) -> write(in_order, lists:flatten(Text)).

received(Text) -> write(received, lists:flatten([label(self()), " got ", Text])).

write(Kind, Text) -> put_all([{{entry, count(entries)}, Kind, Text}]).

%% How much has ever been written down.
entries() -> value(entries).

%% {what happened in its order, what was received}, since the last time.
take() ->
    Rows = ets:match(?MODULE, {{entry, '$1'}, '$2', '$3'}),
    ets:match_delete(?MODULE, {{entry, '_'}, '_', '_'}),
    {[T || [_, in_order, T] <- lists:sort(Rows)], lists:sort([T || [_, received, T] <- Rows])}.

%% ------------------------------------------------------------------- table

put_all(Rows) -> true = ets:insert(?MODULE, Rows).

get_one(Key) ->
    case ets:lookup(?MODULE, Key) of
        [Row] -> Row;
        [] -> none
    end.

count(Key) -> ets:update_counter(?MODULE, Key, 1, {Key, 0}).

value(Key) ->
    case get_one(Key) of
        {_, Value} -> Value;
        none -> 0
    end.
