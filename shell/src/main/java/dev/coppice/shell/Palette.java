package dev.coppice.shell;

/// The colours of what the shell prints, or none.
///
/// @param colours whether there are any
record Palette(boolean colours) {

    static final Palette NONE = new Palette(false);

    /// What a piece of text is, and so which colour it has.
    enum Tone {
        PROMPT("1;32"),
        NAME("36"),
        FAILURE("31"),
        WARNING("33"),
        TRACE("35"),
        HINT("2"),
        STRONG("1"),
        TEXT("32");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /// The colours for a terminal, unless the environment says `NO_COLOR` or that there are none.
    static Palette ofEnvironment() {
        return new Palette(isEmpty("NO_COLOR") && !"dumb".equals(System.getenv("TERM")));
    }

    private static boolean isEmpty(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty();
    }

    /// The text in its colour, line by line, so that a line can be printed alone.
    String paint(Tone tone, String text) {
        if (!colours) {
            return text;
        }
        String on = "\u001b[" + tone.code + "m";
        return on + text.replace("\n", "\u001b[0m\n" + on) + "\u001b[0m";
    }
}
