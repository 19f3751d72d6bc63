package dev.coppice.benchmarks.measure;

/// What Coppice must reach in a row.
public sealed interface Target {

    /// Nothing: the row is only looked at.
    static Target none() {
        return new None();
    }

    /// At most one part of what the best rival takes.
    static Target partOfBest(int part) {
        return new PartOfBest(part);
    }

    /// At most one part of what the BEAM takes.
    static Target partOfBeam(int part) {
        return new PartOfBeam(part);
    }

    /// At most this figure.
    static Target atMost(double figure) {
        return new AtMost(figure);
    }

    /// At most so many times what Coppice takes in another row, because the two should be the same.
    static Target like(String row, double times) {
        return new Like(row, times);
    }

    /// See {@link #none}.
    record None() implements Target {}

    /// See {@link #partOfBest}.
    ///
    /// @param part one in so many
    record PartOfBest(int part) implements Target {}

    /// See {@link #partOfBeam}.
    ///
    /// @param part one in so many
    record PartOfBeam(int part) implements Target {}

    /// See {@link #atMost}.
    ///
    /// @param figure in the row's unit
    record AtMost(double figure) implements Target {}

    /// See {@link #like}.
    ///
    /// @param row the other row's name
    /// @param times how many times as much is still the same
    record Like(String row, double times) implements Target {}

    /// What it says, for a table.
    default String show(Unit unit) {
        return switch (this) {
            case None() -> "";
            case PartOfBest(int part) -> "≤ 1/" + part + " of the best peer";
            case PartOfBeam(int part) -> "≤ 1/" + part + " of the BEAM";
            case AtMost(double figure) -> "≤ " + unit.show(figure);
            case Like(String row, double times) -> "≤ " + times + " × " + row;
        };
    }
}
