package dev.coppice.todo.tools;

/// Numbers of things, as people say them.
final class Counted {

    private Counted() {}

    static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    static String of(long number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }
}
