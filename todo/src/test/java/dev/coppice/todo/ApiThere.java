package dev.coppice.todo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Skips the tests of the page, which says so in one line, as long as the server does not answer
/// `/api/v1/lists`: the page was written from the description of the API, and is there before it.
/// The first server that answers turns them on.
final class ApiThere implements ExecutionCondition {

    private static final Namespace ONCE = Namespace.create(ApiThere.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there =
                context.getRoot()
                        .getStore(ONCE)
                        .computeIfAbsent("answer", _ -> isThere(), Boolean.class);
        return there
                ? ConditionEvaluationResult.enabled("there is an API")
                : ConditionEvaluationResult.disabled("there is no API yet");
    }

    private static boolean isThere() {
        try {
            Path folder = Files.createTempDirectory("api");
            Settings settings = TestSettings.in(folder);
            try (RunningSystem _ = RunningSystem.start(settings);
                    HttpUser user = new HttpUser(settings.port())) {
                boolean there = user.get("/api/v1/lists").statusCode() == 200;
                if (!there) {
                    IO.println("Skipped: the tests of the page, until the server has its API");
                }
                return there;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
