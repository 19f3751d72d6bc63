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
    FAILING,
    SIGNIFICANT,
    CROWD,
    TREE,
    ACROSS,
    MIXED,
    DYNAMIC,
    FAMILIES,
    NESTED,
    /// These wait for seconds, so they are rare.
    WINDOWS;

    private static final int RARE = 50;

    /// Returns the family of a program of a search: all in turn, those that take their time rarely.
    static Family of(int number) {
        var quick = values().length - 1;
        return number % RARE == RARE - 1 ? WINDOWS : values()[number % quick];
    }

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
            case SUPERVISOR -> new SupervisorPrograms(dice).supervisor();
            case FAILING -> new SupervisorPrograms(dice).failing();
            case SIGNIFICANT -> new SupervisorPrograms(dice).significant();
            case CROWD -> new SupervisorPrograms(dice).crowd();
            case WINDOWS -> new SupervisorPrograms(dice).windows();
            case TREE -> new TreePrograms(dice).tree();
            case ACROSS -> new TreePrograms(dice).across();
            case MIXED -> new TreePrograms(dice).mixed();
            case DYNAMIC -> new DynamicPrograms(dice).workers();
            case FAMILIES -> new DynamicPrograms(dice).families();
            case NESTED -> new DynamicPrograms(dice).nested();
        };
    }
}
