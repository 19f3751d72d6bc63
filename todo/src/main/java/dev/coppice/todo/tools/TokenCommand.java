package dev.coppice.todo.tools;

import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Token;
import dev.coppice.todo.access.Tokens;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `todo token`: who may use the lists.
@Command(
        name = "token",
        description = "Makes, lists and revokes tokens, while the server runs or not.",
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "token what? create, list or revoke");
    }

    @Command(
            name = "create",
            description = "Makes a token and prints it, this once.",
            footer = "%nFrom the first token on nobody gets in without one.")
    void create(
            @Parameters(paramLabel = "NAME", description = "What to call it.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "write",
                            description =
                                    "read, write, or admin, who may also export, import, back"
                                            + " up and check everything. Else write.")
                    Role role,
            @Mixin FolderOption folder) {
        String secret = Tokens.in(folder.folder()).create(name, role);
        say("The token of %s (%s). It is shown this once:".formatted(name, nameOf(role)));
        IO.println(secret);
    }

    @Command(name = "list", description = "Lists the tokens.")
    void list(@Mixin FolderOption folder) {
        List<Token> tokens = Tokens.in(folder.folder()).all();
        if (tokens.isEmpty()) {
            say("No tokens in " + folder.folder());
        }
        for (Token token : tokens) {
            IO.println(
                    "%-20s %-6s made %s"
                            .formatted(token.name(), nameOf(token.role()), token.createdAt()));
        }
    }

    @Command(
            name = "revoke",
            description = "Takes a token away: it and its sessions are refused from now on.")
    void revoke(
            @Parameters(paramLabel = "NAME", description = "What it is called.") String name,
            @Mixin FolderOption folder) {
        int left = Tokens.in(folder.folder()).revoke(name);
        say("The token of " + name + " is revoked.");
        if (left == 0) {
            say("That was the last one: nobody gets in until there is another.");
        }
    }

    private static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// To standard error, so that standard output has the token and nothing else.
    private static void say(String text) {
        System.err.println(text);
    }
}
