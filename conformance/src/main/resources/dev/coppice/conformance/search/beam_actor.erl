%% The three kinds of process that a scenario is about.
-module(beam_actor).
-behaviour(gen_server).
-export([puppet/2, start/1, start/2, child_spec/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

%% ----------------------------------------------------------------- puppets

%% A plain process: carries out what it is told and notes every other message.
puppet(Name, Spawner) ->
    beam_board:enter(Name, puppet),
    Spawner ! {entered, self()},
    puppet().

puppet() ->
    receive
        return ->
            returned;
        {sync, From, Ref} ->
            From ! {synced, Ref},
            puppet();
        {priority, Priority} ->
            process_flag(priority, Priority),
            puppet();
        {do, From, Ref, Operations} ->
            From ! {done, Ref, beam_operation:perform(Operations)},
            puppet();
        Other ->
            note(Other),
            puppet()
    end.

note(Message) -> beam_board:received(received(Message)).

received({'EXIT', From, Why}) -> ["EXIT ", word(From), " ", word(Why)];
received({'DOWN', Ref, process, {Name, _Node}, Why}) -> down(Ref, Name, Why);
received({'DOWN', Ref, process, Pid, Why}) -> down(Ref, Pid, Why);
received({said, From, Word}) -> ["MSG ", From, " ", Word];
received(Other) -> io_lib:format("OTHER ~0p", [Other]).

down(Ref, Who, Why) -> ["DOWN ", beam_board:reference_name(Ref), " ", word(Who), " ", word(Why)].

word(Term) -> beam_words:word(Term).

%% -------------------------------------------------------- how things start

start(Name) -> start(Name, Name).

%% Starts what a definition says, under a name of its own.
start(Definition, Name) ->
    case beam_board:definition(Definition) of
        {supervisor, _} -> supervisor:start_link(?MODULE, {supervisor, Definition, Name});
        {template, #{'of' := Pattern}} -> start(Pattern, Name);
        {_, Options} -> start_worker(Name, Options)
    end.

start_worker(Name, Options) ->
    Outcomes = string:lexemes(beam_board:option(start, Options, "ok"), ","),
    Attempt = beam_board:next_attempt(Name),
    case lists:nth(min(Attempt, length(Outcomes)), Outcomes) of
        "info" -> with_information(start_server(Name, Options, "ok"));
        Outcome -> start_server(Name, Options, Outcome)
    end.

with_information({ok, Pid}) -> {ok, Pid, extra};
with_information(Other) -> Other.

start_server(Name, Options, Outcome) ->
    Argument = {worker, Name, Options, Outcome},
    case Options of
        #{name := Registered} ->
            gen_server:start_link({local, list_to_atom(Registered)}, ?MODULE, Argument, []);
        #{} ->
            gen_server:start_link(?MODULE, Argument, [])
    end.

child_spec(Name) ->
    {Kind, Options} = beam_board:definition(Name),
    {Type, Limit} = case {Kind, Options} of
                        {supervisor, _} -> {supervisor, "infinity"};
                        {template, #{'of' := _}} -> {supervisor, "infinity"};
                        _ -> {worker, "5000"}
                    end,
    #{id => list_to_atom(Name),
      start => {?MODULE, start, [Name]},
      type => Type,
      restart => choice(restart, Options, "permanent"),
      significant => flag(significant, Options),
      shutdown => limit(beam_board:option(shutdown, Options, Limit))}.

limit("infinity") -> infinity;
limit("brutal_kill") -> brutal_kill;
limit(Milliseconds) -> list_to_integer(Milliseconds).

choice(Key, Options, Default) -> list_to_atom(beam_board:option(Key, Options, Default)).

flag(Key, Options) -> beam_board:option(Key, Options, "false") =:= "true".

%% --------------------------------------------------------------- callbacks

init({supervisor, Definition, Name}) ->
    beam_board:enter(Name, supervisor, Definition),
    {supervisor, Options} = beam_board:definition(Definition),
    Number = fun(Key, Default) -> list_to_integer(beam_board:option(Key, Options, Default)) end,
    {ok, {#{strategy => choice(strategy, Options, "one_for_one"),
            intensity => Number(intensity, "3"),
            period => Number(period, "3600"),
            auto_shutdown => choice(auto_shutdown, Options, "never")},
          [child_spec(Child) || Child <- beam_board:children_of(Definition)]}};
init({worker, Name, Options, Outcome}) ->
    case flag(trap, Options) of
        true -> process_flag(trap_exit, true);
        false -> ok
    end,
    case Outcome of
        "ok" ->
            beam_board:enter(Name, worker),
            {ok, Options};
        _ ->
            beam_board:happened(["start ", Name, " ", Outcome]),
            fail(Outcome)
    end.

fail("ignore") -> ignore;
fail("stop") -> {stop, nope};
fail("crash") -> error(boom);
fail("exit") -> exit(bye).

handle_call(sync, _From, State) -> {reply, ok, State};
handle_call({"echo", Word}, _From, State) -> {reply, Word, State};
handle_call({"throw", Word}, _From, State) -> throw({reply, "thrown-" ++ Word, State});
handle_call({"silent", _}, _From, State) -> {noreply, State};
handle_call({"later", Word}, From, State) -> self() ! {put_off, From, Word}, {noreply, State};
handle_call({"stop", Word}, _From, State) -> {stop, beam_words:reason(Word), "stopping", State};
handle_call({"stop_noreply", Word}, _From, State) -> {stop, beam_words:reason(Word), State};
handle_call({Ending, Word}, _From, _State) -> fail(Ending, Word).

handle_cast({"note", Word}, State) -> beam_board:received(["cast ", Word]), {noreply, State};
handle_cast({"stop", Word}, State) -> {stop, beam_words:reason(Word), State};
handle_cast({Ending, Word}, _State) -> fail(Ending, Word).

fail("raise", Word) -> error(list_to_atom(Word));
fail("exit", Word) -> exit(beam_words:reason(Word)).

handle_info({put_off, From, Word}, State) ->
    gen_server:reply(From, Word),
    {noreply, State};
handle_info({do, From, Ref, Operations}, State) ->
    From ! {done, Ref, beam_operation:perform(Operations)},
    {noreply, State};
handle_info(Other, State) ->
    note(Other),
    {noreply, State}.

terminate(Why, Options) ->
    beam_board:disturb(terminate),
    beam_board:happened(["terminate ", word(self()), " ", word(Why)]),
    beam_board:disturb(terminated),
    case flag(stubborn, Options) of
        true -> timer:sleep(300);
        false -> ok
    end.
