package dev.coppice.shell;

/// Says that a command cannot do what it was asked, and what to ask instead. The line has failed
/// then; the shell process, which did nothing wrong, lives on.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String why) {
        super(why);
    }
}
