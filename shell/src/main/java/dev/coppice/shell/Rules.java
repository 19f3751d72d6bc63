package dev.coppice.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The rules of `docs/semantics.md`, which documentation cites by their numbers.
final class Rules {

    private static final Pattern NUMBER = Pattern.compile("[A-Z]{1,2}-\\d+");

    private Rules() {}

    /// What a rule says; empty when this is not the number of one.
    static Optional<String> of(String number) {
        String wanted = number.strip().toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(wanted).matches()) {
            return Optional.empty();
        }
        return Pattern.compile("(?m)^- \\*\\*" + wanted + "\\*\\*(?: \\[core])? (.*(?:\n {2}.*)*)")
                .matcher(text())
                .results()
                .findFirst()
                .map(Rules::sentence);
    }

    private static String sentence(MatchResult rule) {
        return rule.group(1).replaceAll("\n +", "\n");
    }

    private static String text() {
        try (InputStream rules = Rules.class.getResourceAsStream("semantics.md")) {
            return new String(Objects.requireNonNull(rules).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
