package dev.coppice.todo.observe;

import java.util.regex.Pattern;

/// What a path is about, without which list and which entry: there are few of them, so that they
/// can be counted one by one.
final class Route {

    private static final Pattern LIST = Pattern.compile("^(/api/v1/lists)/[^/]+");
    private static final Pattern ENTRY = Pattern.compile("(/entries)/[^/]+");

    private Route() {}

    /// The route of a request that was answered with this status. Paths that lead nowhere are all
    /// one, as anybody can think of more.
    static String of(String path, int status) {
        if (status == 404 || status == 421) {
            return "none";
        }
        String list = LIST.matcher(path).replaceFirst("$1/{list}");
        return ENTRY.matcher(list).replaceFirst("$1/{entry}");
    }
}
