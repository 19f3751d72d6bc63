package dev.coppice.todo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the browser, one for all of them, in whatever class. Where there is none they are
/// skipped, which is said in one line.
///
/// It is `/usr/bin/chromium`, or what `-Dtodo.chromium` names.
final class Chromium implements ExecutionCondition, ParameterResolver {

    private static final Path PROGRAM =
            Path.of(System.getProperty("todo.chromium", "/usr/bin/chromium"));

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final Namespace ONCE = Namespace.create(Chromium.class);

    /// A browser that runs.
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MILLIS);
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser =
                    playwright
                            .chromium()
                            .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(PROGRAM)) {
            return ConditionEvaluationResult.enabled("there is " + PROGRAM);
        }
        String why = "Skipped: the tests of the page, for want of a browser (" + PROGRAM + ")";
        once(context)
                .computeIfAbsent(
                        "said",
                        _ -> {
                            IO.println(why);
                            return why;
                        });
        return ConditionEvaluationResult.disabled(why);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    static Browser browser(ExtensionContext context) {
        return once(context)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .browser();
    }

    private static ExtensionContext.Store once(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, ONCE);
    }
}
