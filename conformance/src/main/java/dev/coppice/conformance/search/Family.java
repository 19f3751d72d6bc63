package dev.coppice.conformance.search;

import java.util.Locale;
import java.util.stream.Stream;

/// A kind of random program.
enum Family {
    LINKS,
    RACES,
    NAMES,
    TIMERS,
    SERVER,
    SUPERVISOR,
    TREE,
    FAILING,
    SIGNIFICANT,
    DYNAMIC,
    ACROSS;

    /// Returns the program of a seed, always the same one.
    Program program(long seed) {
        var name = name().toLowerCase(Locale.ROOT) + "-" + seed;
        return new Program(name, steps(new Dice(seed)).map(String::strip).toList());
    }

    private Stream<String> steps(Dice dice) {
        return switch (this) {
            case LINKS -> new ProcessPrograms(dice).links();
            case RACES -> new ProcessPrograms(dice).races();
            case NAMES -> new ProcessPrograms(dice).names();
            case TIMERS -> new ProcessPrograms(dice).timers();
            case SERVER -> new ServerPrograms(dice).server();
            case SUPERVISOR -> new TreePrograms(dice).supervisor();
            case TREE -> new TreePrograms(dice).tree();
            case FAILING -> new TreePrograms(dice).failing();
            case SIGNIFICANT -> new TreePrograms(dice).significant();
            case DYNAMIC -> new TreePrograms(dice).dynamic();
            case ACROSS -> new TreePrograms(dice).across();
        };
    }
}
