%% Writes what the system of Elixir in Action has on disk: erlc bookfiles.erl, and
%% erl -noshell -s bookfiles main, in the folder in which there should be a folder persist.
-module(bookfiles).
-export([main/0]).

main() ->
    Bob = list([entry(1, {2018, 12, 19}, "Dentist"),
                entry(2, {2018, 12, 20}, "Shopping"),
                entry(3, {2018, 12, 19}, "Zahnärztin \x{1F9B7}")]),
    %% More than 32 keys: a map of another kind, in no order.
    Alice = list([entry(Id, {2023, 1, 1 + Id rem 28}, "entry " ++ integer_to_list(Id))
                  || Id <- lists:seq(1, 100)]),
    write("bob", Bob, [{minor_version, 2}]),
    write("Alice", Alice, [{minor_version, 2}]),
    write("shopping list", list([]), [{minor_version, 2}]),
    %% As Erlang before 26 writes atoms.
    write("old atoms", Bob, [{minor_version, 1}]),
    write("compressed", Alice, [compressed, {minor_version, 2}]),
    %% What a kill in the middle of a write leaves.
    Whole = term_to_binary(Alice, [{minor_version, 2}]),
    file("torn", binary:part(Whole, 0, 500)),
    file("two", <<Whole/binary, Whole/binary>>),
    write("another term", {hello, [1, 2.5, <<1, 2>>]}, []),
    write("no such day", list([entry(1, {2023, 2, 30}, "never")]), []),
    halt().

list(Entries) ->
    #{'__struct__' => 'Elixir.Todo.List',
      next_id => length(Entries) + 1,
      entries => maps:from_list([{maps:get(id, Entry), Entry} || Entry <- Entries])}.

entry(Id, {Year, Month, Day}, Title) ->
    #{id => Id,
      date => #{'__struct__' => 'Elixir.Date', calendar => 'Elixir.Calendar.ISO',
                year => Year, month => Month, day => Day},
      title => unicode:characters_to_binary(Title)}.

write(Name, Term, Options) -> file(Name, term_to_binary(Term, Options)).

file(Name, Bytes) ->
    ok = filelib:ensure_dir("persist/" ++ Name),
    ok = file:write_file("persist/" ++ Name, Bytes).
