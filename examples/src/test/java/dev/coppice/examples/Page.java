package dev.coppice.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A page of the guide, and what it quotes.
///
/// @param path where it is
/// @param blocks its fenced blocks
record Page(Path path, List<Block> blocks) {

    /// A fenced block.
    ///
    /// @param language `java`, `text` or `sh`
    /// @param source the file of the examples that a `java` block quotes, or that prints a `text`
    ///   block
    /// @param line where it begins on the page
    /// @param lines what stands in it
    record Block(String language, Optional<String> source, int line, List<String> lines) {

        /// Its parts, between which a line of `…` says that something is left out.
        List<List<String>> parts() {
            List<List<String>> parts = new ArrayList<>();
            parts.add(new ArrayList<>());
            for (String line : lines) {
                if (line.strip().equals("…") || line.strip().equals("// …")) {
                    parts.add(new ArrayList<>());
                } else {
                    parts.getLast().add(line);
                }
            }
            return parts;
        }

        /// Whether these lines are what it says: as a whole, or its parts in their order; it may be
        /// indented less.
        boolean quotes(List<String> original) {
            int from = 0;
            for (List<String> part : parts()) {
                int found = find(part, original, from);
                if (found < 0) {
                    return false;
                }
                from = found + part.size();
            }
            return true;
        }

        private static int find(List<String> part, List<String> original, int from) {
            return IntStream.rangeClosed(from, original.size() - part.size())
                    .filter(at -> isAt(at, part, original))
                    .findFirst()
                    .orElse(-1);
        }

        private static boolean isAt(int at, List<String> part, List<String> original) {
            if (part.isEmpty()) {
                return true;
            }
            int deeper = indentation(original.get(at)) - indentation(part.getFirst());
            if (deeper < 0) {
                return false;
            }
            return IntStream.range(0, part.size())
                    .allMatch(i ->
                            original.get(at + i)
                                    .equals(
                                            part.get(i).isBlank()
                                                    ? ""
                                                    : " ".repeat(deeper) + part.get(i)));
        }

        private static int indentation(String line) {
            return line.length() - line.stripLeading().length();
        }
    }

    /// Reads the README and the numbered pages of the guide; the others are held to the sources of
    /// the modules they are about.
    static List<Page> all(Path project) throws IOException {
        try (Stream<Path> guide = Files.list(project.resolve("docs/guide"))) {
            List<Page> pages = new ArrayList<>();
            for (Path path :
                    Stream.concat(
                                    Stream.of(project.resolve("README.md")),
                                    guide.filter(Page::isNumbered).sorted())
                            .toList()) {
                pages.add(new Page(path, blocks(Files.readAllLines(path))));
            }
            return pages;
        }
    }

    private static boolean isNumbered(Path path) {
        return path.getFileName().toString().matches("\\d\\d-.*\\.md");
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                String[] words = lines.get(i).substring(3).strip().split(" ", 2);
                blocks.add(
                        new Block(
                                words[0],
                                Optional.of(words).filter(w -> w.length > 1).map(w -> w[1]),
                                i + 1,
                                lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }
}
