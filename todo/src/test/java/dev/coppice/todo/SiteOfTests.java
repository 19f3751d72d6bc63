package dev.coppice.todo;

import com.microsoft.playwright.Browser;
import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a class of tests its [Site], empties it after each of them, and stops it in the end.
final class SiteOfTests implements ParameterResolver, AfterEachCallback {

    private static final Namespace EACH_CLASS = Namespace.create(SiteOfTests.class);

    private record Running(Path folder, Site site) implements AutoCloseable {

        static Running start(Browser browser) {
            try {
                Path folder = Files.createTempDirectory("todo-site");
                return new Running(folder, new Site(browser, folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            site.close();
            Folders.delete(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return site(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        site(context).empty();
    }

    private static Site site(ExtensionContext context) {
        return context.getStore(EACH_CLASS)
                .computeIfAbsent(
                        Running.class, _ -> Running.start(Chromium.browser(context)), Running.class)
                .site();
    }
}
