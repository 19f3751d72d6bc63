package dev.coppice.conformance.script;

import java.nio.file.Path;

/// A file that cannot be read as scenarios; the message names the file, the line and what is wrong.
public final class BrokenScript extends RuntimeException {

    BrokenScript(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    BrokenScript(Path file, String problem) {
        super(file + ": " + problem);
    }
}
