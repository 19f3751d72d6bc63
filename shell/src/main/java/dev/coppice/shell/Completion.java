package dev.coppice.shell;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What Tab offers: names and members as the compiler knows them, registered names inside quotes,
/// and pids where a command wants one.
///
/// @param session whose names and processes
record Completion(Session session) implements Completer {

    private static final Pattern IN_QUOTES = Pattern.compile("\"([^\"\\\\]*)$");
    private static final Pattern WANTS_PID =
            Pattern.compile("\\b(?:pid|info|kill|trace|untrace|tree|children|state)\\((\\d*)$");

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        Matcher quoted = IN_QUOTES.matcher(before);
        if (quoted.find() && quotes(before) % 2 == 1) {
            if (before.substring(0, quoted.start()).endsWith("h(")) {
                Documentation.topics().forEach(type -> candidates.add(candidate(type, type, "")));
                return;
            }
            names(quoted.group(1), line.word(), candidates);
            return;
        }
        if (WANTS_PID.matcher(before).find()) {
            pids(candidates);
            session.variables().forEach(name -> candidates.add(candidate(name, name, "")));
            return;
        }
        session.suggestions(before).forEach(name -> candidates.add(candidate(name, name, "")));
    }

    private static long quotes(String text) {
        return text.replace("\\\"", "").chars().filter(letter -> letter == '"').count();
    }

    /// Registered names; the part of one before the word, as in `todo-ca`, is not repeated.
    private void names(String typed, String word, List<Candidate> candidates) {
        String done = typed.substring(0, typed.length() - word.length());
        session.node().registered().stream()
                .map(Name::value)
                .filter(name -> name.startsWith(done))
                .forEach(
                        name -> candidates.add(candidate(name.substring(done.length()), name, "")));
    }

    private void pids(List<Candidate> candidates) {
        for (Pid pid : session.node().processes()) {
            session.node()
                    .info(pid)
                    .ifPresent(info -> {
                        String number = String.valueOf(pid.number());
                        candidates.add(candidate(number, number, Who.called(info)));
                    });
        }
    }

    private static Candidate candidate(String value, String shown, String about) {
        return new Candidate(value, shown, null, about.isEmpty() ? null : about, null, null, false);
    }
}
