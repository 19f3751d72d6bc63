package dev.coppice.shell;

import dev.coppice.shell.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Markdown, as in doc comments, made text for a screen.
///
/// @param palette the colours of code and of what is stressed
record Markup(Palette palette) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final Pattern LINK =
            Pattern.compile(
                    "\\{@\\w+ ([^}\\s]+)(?:\\s+([^}]+))?}|\\[([\\w.#]+)(?:\\([^)]*\\))?](?!\\()");
    private static final Pattern SENTENCE = Pattern.compile("(.*?[.?])(?:\\s.*|$)");
    private static final Pattern NAMED = Pattern.compile("(param|throws)\\s+(\\S+)\\s+");
    private static final Pattern TAG = Pattern.compile("(?m)^@(?=\\w)");

    /// A comment in lines of some width, blocks and tags with a blank line between them.
    List<String> lines(String comment, int width) {
        List<String> parts = parts(comment);
        List<String> lines = new ArrayList<>(blocks(PARSER.parse(parts.getFirst()), width));
        if (parts.size() > 1) {
            lines.add("");
            lines.addAll(tags(parts.subList(1, parts.size()), width));
        }
        return lines;
    }

    /// The first sentence of a comment, which defines.
    String sentence(String comment) {
        Node first = PARSER.parse(parts(comment).getFirst()).getFirstChild();
        String paragraph = first == null ? "" : inline(first);
        Matcher sentence = SENTENCE.matcher(paragraph);
        return sentence.matches() ? sentence.group(1) : paragraph;
    }

    /// What comes before the first tag, and every tag.
    private static List<String> parts(String comment) {
        return TAG.splitAsStream(comment.stripIndent()).toList();
    }

    private List<String> tags(List<String> tags, int width) {
        Table table = Table.of("", "");
        for (String tag : tags) {
            Matcher named = NAMED.matcher(tag);
            if (named.lookingAt()) {
                String role = named.group(1).equals("throws") ? "throws " : "";
                table.row(role + named.group(2), inline(PARSER.parse(tag.substring(named.end()))));
            } else {
                table.row("returns", inline(PARSER.parse(tag.replaceFirst("return\\s+", ""))));
            }
        }
        return table.within(width).lines().toList();
    }

    private List<String> blocks(Node parent, int width) {
        List<String> lines = new ArrayList<>();
        for (Node block : children(parent)) {
            if (!lines.isEmpty() && !(block instanceof ListItem)) {
                lines.add("");
            }
            lines.addAll(block(block, width));
        }
        return lines;
    }

    private List<String> block(Node block, int width) {
        return switch (block) {
            case FencedCodeBlock code -> indented("    ", code.getLiteral().lines());
            case IndentedCodeBlock code -> indented("    ", code.getLiteral().lines());
            case TableBlock table -> table(table).within(width).lines().toList();
            case ListItem item -> {
                List<String> lines = indented("  ", blocks(item, width - 2).stream());
                lines.set(0, "- " + lines.getFirst().strip());
                yield lines;
            }
            case Paragraph paragraph -> Wrapping.lines(inline(paragraph), width);
            default -> blocks(block, width);
        };
    }

    private static List<String> indented(String by, Stream<String> lines) {
        return new ArrayList<>(lines.map(line -> (by + line).stripTrailing()).toList());
    }

    private Table table(TableBlock block) {
        List<List<String>> rows =
                children(block).stream()
                        .flatMap(part -> children(part).stream())
                        .filter(TableRow.class::isInstance)
                        .map(row -> children(row).stream().map(this::inline).toList())
                        .toList();
        Table table = Table.of(rows.getFirst());
        rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray()));
        return table;
    }

    /// What stands within a block, in one line.
    private String inline(Node block) {
        StringBuilder line = new StringBuilder();
        StringBuilder text = new StringBuilder(); // links may be in several pieces of text
        for (Node piece : children(block)) {
            switch (piece) {
                case Text said -> text.append(said.getLiteral());
                case SoftLineBreak end -> text.append(' ');
                case HtmlInline tag -> text.append(tag.getLiteral());
                default -> {
                    flush(text, line);
                    line.append(marked(piece));
                }
            }
        }
        flush(text, line);
        return line.toString();
    }

    private void flush(StringBuilder text, StringBuilder line) {
        Matcher links = LINK.matcher(text);
        line.append(links.replaceAll(link -> Matcher.quoteReplacement(code(target(link)))));
        text.setLength(0);
    }

    private String marked(Node piece) {
        return switch (piece) {
            case Code code -> code(code.getLiteral());
            case StrongEmphasis strong -> palette.paint(Tone.STRONG, inline(strong));
            default -> inline(piece);
        };
    }

    private String code(String text) {
        return palette.colours() ? palette.paint(Tone.NAME, text) : "`" + text + "`";
    }

    private static String target(MatchResult link) {
        String target = link.group(3) == null ? link.group(1) : link.group(3);
        String said = link.group(2) == null ? target : link.group(2);
        return (said.startsWith("#") ? said.substring(1) : said)
                .replace('#', '.')
                .replaceAll("^([a-z]+\\.)+(?=[A-Z])", "");
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
