package dev.coppice.shell;

import dev.coppice.process.Processes;
import java.util.Locale;
import java.util.Set;

/// Something that has a doc comment: a type, or a member of one.
///
/// @param type the type it is or belongs to
/// @param name its own name
/// @param signature how it is declared
/// @param call how it is called, shortly
/// @param comment what is said about it
/// @param isMember whether it is a member of a type
/// @param isOpen whether it is public
record Documented(
        String type,
        String name,
        String signature,
        String call,
        String comment,
        boolean isMember,
        boolean isOpen) {

    private static final Set<String> VERBS =
            Set.of(Processes.class.getSimpleName(), Commands.class.getSimpleName());

    /// Whether it is called by its name alone at the prompt.
    boolean isVerb() {
        return isMember && VERBS.contains(type);
    }

    /// Whether somebody means this who says `topic`, which has a plain form.
    boolean isMeantBy(String topic) {
        return isOpen
                && (plain(name).equals(topic)
                        || isMember && plain(type + "." + name).equals(topic));
    }

    /// A name without what is written so in one language and otherwise in another: `spawn_link` is
    /// `spawnLink`.
    static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
