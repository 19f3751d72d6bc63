%% Exit reasons and answers as the words of scenarios and traces.
-module(beam_words).
-export([reason/1, word/1, answer/1, started/1, safely/1]).

%% The reason that a word of a scenario stands for.
reason("shutdown(" ++ Detail) -> {shutdown, list_to_atom(string:trim(Detail, trailing, ")"))};
reason(Word) -> list_to_atom(Word).

%% The word for a reason, or for any part of one.
word(Atom) when is_atom(Atom) -> atom_to_list(Atom);
word(Pid) when is_pid(Pid) -> beam_board:label(Pid);
word({already_started, Pid}) -> wrap("already_started", Pid);
word({start_spec, _}) -> "start_spec";
word({error, What}) -> "error " ++ word(What);
word({failed_to_start_child, Id, What}) ->
    "failed_to_start_child(" ++ word(Id) ++ "," ++ word(What) ++ ")";
word({What, {gen_server, call, _}}) -> wrap("call", What);
word({What, {gen_server, stop, _}}) -> wrap("stop", What);
word({What, {sys, terminate, _}}) -> wrap("stop", What);
word({What, Child}) when is_tuple(Child), element(1, Child) =:= child -> word(What);
word({{nocatch, What}, Stack}) when is_list(Stack) -> wrap("nocatch", What);
word({What, [{_, _, _, _} | _]}) -> wrap("error", What);
word({shutdown, Detail}) -> wrap("shutdown", Detail);
word(Other) ->
    case io_lib:printable_list(Other) of
        true -> Other;
        false -> lists:flatten(io_lib:format("~0p", [Other]))
    end.

wrap(Outside, Inside) -> Outside ++ "(" ++ word(Inside) ++ ")".

answer({error, What}) -> "error " ++ word(What);
answer(Other) -> word(Other).

started({ok, undefined}) -> "ok undefined";
started({ok, Pid}) -> "ok " ++ word(Pid);
started({ok, Pid, Information}) -> "ok " ++ word(Pid) ++ " " ++ word(Information);
started(Other) -> answer(Other).

%% What a piece of code answers, or how it failed.
safely(Code) ->
    try
        Code()
    catch
        exit:What -> "exit " ++ word(What);
        error:{unknown, _} -> "unknown";
        error:What -> "error " ++ word(What)
    end.
