package dev.coppice.todo;

import dev.coppice.todo.api.ApiUser;
import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests somebody who uses a server that runs: the same one for all tests, which therefore
/// leave each other's lists alone.
public final class SharedServer implements ParameterResolver {

    private static final Namespace ONCE = Namespace.create(SharedServer.class);

    private record Running(Path folder, RunningSystem system, ApiUser user)
            implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("todo");
                Settings settings = TestSettings.in(folder);
                return new Running(
                        folder, RunningSystem.start(settings), new ApiUser(settings.port()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            user.close();
            system.close();
            Folders.delete(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiUser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, ONCE)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .user();
    }
}
