package dev.coppice.shell;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What Tab offers: names and members as the compiler knows them, registered names inside quotes,
/// processes where a command asks for one; and behind an opening bracket, how a method is called.
///
/// @param session whose names and processes
record Completion(Session session) implements Completer {

    private static final Pattern IN_QUOTES = Pattern.compile("\"([^\"\\\\]*)$");
    private static final Pattern WANTS_PROCESS =
            Pattern.compile("\\b(?:pid|info|kill|trace|untrace|tree|children|state)\\((\\d*)$");
    private static final Pattern WANTS_TEXT = Pattern.compile("\\b([hi])\\($");
    private static final Pattern WANTS_ARGUMENT = Pattern.compile("\\w\\((?:.*,)?\\s*$");

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        Matcher quoted = IN_QUOTES.matcher(before);
        Matcher process = WANTS_PROCESS.matcher(before);
        if (quoted.find() && quotes(before) % 2 == 1) {
            inQuotes(quoted.group(1), line.word(), wanted(before.substring(0, quoted.start())))
                    .forEach(name -> candidates.add(candidate(name)));
        } else if (process.find()) {
            processes(process.group(1), candidates);
        } else if (line.word().isEmpty() && !before.endsWith(".")) {
            openings(before).forEach(name -> candidates.add(candidate(name)));
        } else {
            engine().suggestions(before).forEach(name -> candidates.add(candidate(name)));
        }
    }

    private List<String> openings(String before) {
        if (!WANTS_ARGUMENT.matcher(before).find()) {
            return engine().openings(before);
        }
        session.tellSignatures(before);
        return engine().arguments(before);
    }

    private Engine engine() {
        return session.engine();
    }

    private static long quotes(String text) {
        return text.replace("\\\"", "").chars().filter(letter -> letter == '"').count();
    }

    /// Some names, without what is typed of them before the word: `todo-` of `todo-ca`.
    private static Stream<String> inQuotes(String typed, String word, Stream<String> names) {
        String done = typed.substring(0, typed.length() - word.length());
        return names.filter(name -> name.startsWith(done))
                .map(name -> name.substring(done.length()));
    }

    /// What may stand in the quotes behind a text: topics, orders, or else registered names.
    private Stream<String> wanted(String before) {
        Matcher command = WANTS_TEXT.matcher(before);
        return switch (command.find() ? command.group(1) : "") {
            case "h" -> Documentation.topics().stream();
            case "i" -> Sheets.orders().stream();
            default -> registered();
        };
    }

    private Stream<String> registered() {
        return session.node().registered().stream().map(Name::value);
    }

    /// The numbers of pids; before a digit is typed, also names and variables.
    private void processes(String typed, List<Candidate> candidates) {
        for (Pid pid : session.node().processes()) {
            session.node()
                    .info(pid)
                    .ifPresent(info -> candidates.add(numbered(pid, Who.called(info))));
        }
        if (typed.isEmpty()) {
            registered().forEach(name -> candidates.add(candidate('"' + name + '"')));
            engine().variables().forEach(name -> candidates.add(candidate(name)));
        }
    }

    private static Candidate numbered(Pid pid, String called) {
        String number = String.valueOf(pid.number());
        return new Candidate(number, number, null, called, null, null, false);
    }

    private static Candidate candidate(String value) {
        return new Candidate(value, value, null, null, null, null, false);
    }
}
