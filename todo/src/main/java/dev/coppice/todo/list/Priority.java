package dev.coppice.todo.list;

/// How much an entry matters.
public enum Priority {
    NONE(0),
    LOW(1),
    MEDIUM(2),
    HIGH(3);

    private final int number;

    Priority(int number) {
        this.number = number;
    }

    /// The priority of this number.
    ///
    /// @throws Invalid when there is none
    public static Priority of(String field, long number) {
        for (Priority priority : values()) {
            if (priority.number == number) {
                return priority;
            }
        }
        throw Invalid.beyond(field, "is not 0 to " + HIGH.number, HIGH.number);
    }

    /// Its number, from 0: the higher, the more it matters.
    public int number() {
        return number;
    }
}
