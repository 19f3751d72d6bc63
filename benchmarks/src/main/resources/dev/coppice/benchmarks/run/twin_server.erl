%% The servers of the rows: a handler of requests, and its state.
-module(twin_server).
-behaviour(gen_server).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

init({child, none, Number}) ->
    {ok, {idler, Number}};
init({child, Observer, Number}) ->
    Observer ! {up, Number, self()},
    {ok, {idler, Number}};
init({Role, State}) ->
    {ok, {Role, State}}.

handle_call(count, _, {counter, Count} = State) -> {reply, Count, State};
handle_call({add, Number}, _, {adder, Sum}) -> {reply, Sum + Number, {adder, Sum + Number}};
handle_call({twice, Number}, _, {doubler, _} = State) -> {reply, 2 * Number, State};
handle_call({ask, Times}, _, {asker, Doubler} = State) -> {reply, ask(Doubler, Times, 0, []), State};
handle_call(number, _, {idler, Number} = State) -> {reply, Number, State}.

handle_cast(increment, {counter, Count}) ->
    {noreply, {counter, Count + 1}};
handle_cast(ball, {wall, Partner} = State) ->
    gen_server:cast(Partner, ball),
    {noreply, State};
handle_cast({serve, Partner}, {serving, {Starter, Rounds, _, _}}) ->
    gen_server:cast(Partner, ball),
    {noreply, {serving, {Starter, Rounds, Partner, 0}}};
handle_cast(ball, {serving, {Starter, Rounds, Partner, Returns}}) ->
    case Returns + 1 of
        Rounds -> Starter ! {done, Rounds};
        _ -> gen_server:cast(Partner, ball)
    end,
    {noreply, {serving, {Starter, Rounds, Partner, Returns + 1}}};
handle_cast({follower, Next}, {station, {Starter, Index, _}}) ->
    {noreply, {station, {Starter, Index, Next}}};
handle_cast({token, 0}, {station, {Starter, Index, _}} = State) ->
    Starter ! {arrived, Index},
    {noreply, State};
handle_cast({token, Left}, {station, {_, _, Next}} = State) ->
    gen_server:cast(Next, {token, Left - 1}),
    {noreply, State};
handle_cast({probe, Sent}, {prober, Starter} = State) ->
    Starter ! {late, twin:nanos() - Sent},
    {noreply, State};
handle_cast(turn, {spinner, Nanos} = State) ->
    spin(twin:nanos() + Nanos),
    gen_server:cast(self(), turn),
    {noreply, State};
handle_cast(turn, {flooded, Nanos} = State) ->
    spin(twin:nanos() + Nanos),
    {noreply, State}.

handle_info(_, State) -> {noreply, State}.

ask(_, Times, Times, Each) ->
    Each;
ask(Doubler, Times, N, Each) ->
    Start = twin:nanos(),
    Answer = gen_server:call(Doubler, {twice, N}),
    Time = twin:nanos() - Start,
    twin:equal(answer, 2 * N, Answer),
    ask(Doubler, Times, N + 1, [Time | Each]).

spin(End) ->
    case twin:nanos() < End of
        true -> spin(End);
        false -> ok
    end.
