package dev.coppice.conformance.play;

/// The error that a scenario raises: a word.
final class Raised extends RuntimeException {

    private final String word;

    Raised(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    String word() {
        return word;
    }
}
