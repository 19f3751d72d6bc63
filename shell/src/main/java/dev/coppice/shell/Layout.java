package dev.coppice.shell;

import java.util.List;
import java.util.stream.Collectors;

/// Text that stands in one line if it fits, and in several if it does not.
sealed interface Layout {

    int WIDTH = 80;
    int INDENT = 4;

    /// All of it in one line.
    String flat();

    /// As it stands below what is indented by so many spaces.
    String at(int indent);

    /// Text that is not broken.
    ///
    /// @param flat the text
    record Text(String flat) implements Layout {
        @Override
        public String at(int indent) {
            return flat;
        }
    }

    /// Parts within brackets.
    ///
    /// @param open the opening bracket, and what stands before it
    /// @param parts what is inside
    /// @param close the closing bracket
    /// @param isFilled whether a line takes as many parts as fit, or else one
    record Group(String open, List<Layout> parts, String close, boolean isFilled)
            implements Layout {

        @Override
        public String flat() {
            return parts.stream().map(Layout::flat).collect(Collectors.joining(", ", open, close));
        }

        @Override
        public String at(int indent) {
            String line = flat();
            return indent + line.length() <= WIDTH || parts.isEmpty()
                    ? line
                    : broken(indent + INDENT);
        }

        private String broken(int indent) {
            StringBuilder text = new StringBuilder(open);
            int column = WIDTH;
            for (int i = 0; i < parts.size(); i++) {
                String end = i + 1 < parts.size() ? "," : close;
                String part = parts.get(i).at(indent) + end;
                if (isFilled && column + 1 + part.length() <= WIDTH) {
                    text.append(' ').append(part);
                    column += 1 + part.length();
                } else {
                    text.append('\n').append(" ".repeat(indent)).append(part);
                    column = indent + part.length();
                }
            }
            return text.toString();
        }
    }
}
