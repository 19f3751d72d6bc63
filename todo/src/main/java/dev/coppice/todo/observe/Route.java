package dev.coppice.todo.observe;

/// What a path is about, without which list and which entry: there are few of them, so that they
/// can be counted one by one.
final class Route {

    /// Paths that lead nowhere.
    static final String NONE = "none";

    private static final String LISTS = "/api/v1/lists/";
    private static final String ENTRIES = "/entries/";

    private Route() {}

    /// The route of a request that was answered with this status. Paths that lead nowhere are all
    /// one, as anybody can think of more.
    static String of(String path, int status) {
        if (status == 404 || status == 421) {
            return NONE;
        }
        if (!path.startsWith(LISTS)) {
            return path;
        }
        String inside = behindNextPart(path, LISTS.length());
        return LISTS
                + "{list}"
                + (inside.startsWith(ENTRIES)
                        ? ENTRIES + "{entry}" + behindNextPart(inside, ENTRIES.length())
                        : inside);
    }

    /// What follows the part of a path that begins there, from its slash on.
    private static String behindNextPart(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? "" : path.substring(slash);
    }
}
