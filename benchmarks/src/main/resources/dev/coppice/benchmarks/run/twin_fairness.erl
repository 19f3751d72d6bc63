%% How late a server or a process starts while all schedulers are busy.
-module(twin_fairness).
-export([server/1, process/1, flooded/1]).

-define(BUSY_PER_SCHEDULER, 8).
-define(HANDLER_NANOS, 10000).
-define(FLOOD, 200000).

server(Probes) ->
    Prober = twin:server(prober, self()),
    crowd(),
    probed(Probes, fun(Sent) -> gen_server:cast(Prober, {probe, Sent}) end).

process(Probes) ->
    Self = self(),
    Prober = spawn_link(fun() -> prober(Self) end),
    crowd(),
    probed(Probes, fun(Sent) -> Prober ! {probe, Sent} end).

prober(Starter) ->
    receive
        {probe, Sent} ->
            Starter ! {late, twin:nanos() - Sent},
            prober(Starter)
    end.

flooded(Probes) ->
    Prober = twin:server(prober, self()),
    Flooded = twin:server(flooded, ?HANDLER_NANOS),
    [gen_server:cast(Flooded, turn) || _ <- lists:seq(1, ?FLOOD)],
    probed(Probes, fun(Sent) -> gen_server:cast(Prober, {probe, Sent}) end).

crowd() ->
    Count = ?BUSY_PER_SCHEDULER * erlang:system_info(schedulers_online),
    [gen_server:cast(twin:server(spinner, ?HANDLER_NANOS), turn) || _ <- lists:seq(1, Count)].

probed(Probes, Send) ->
    Each = [probe(Send) || _ <- lists:seq(1, Probes)],
    {Probes, lists:sum(Each), Each}.

probe(Send) ->
    timer:sleep(1),
    Send(twin:nanos()),
    receive
        {late, Late} -> Late
    end.
