package dev.coppice.rules;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Drops what the programs under test print.
final class QuietOutput implements BeforeEachCallback, AfterEachCallback {

    private final PrintStream out = System.out;

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setOut(out);
    }
}
