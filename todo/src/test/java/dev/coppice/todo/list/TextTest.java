package dev.coppice.todo.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What texts may be.
class TextTest {

    @Test
    void aNameMayBeAnythingOnOneLine() {
        for (String name : new String[] {"../../etc", "a/b", ".", "Zahnärztin 🦷", "日本", " x "}) {
            assertThat(Text.name("name", name)).isEqualTo(name);
        }
    }

    @Test
    void namesThatLookTheSameAreTheSame() {
        assertThat(Text.name("name", "Cafe\u0301")).isEqualTo("Caf\u00e9");
    }

    @Test
    void aLimitCountsCharactersNotBytes() {
        assertThat(Text.name("name", "🦷".repeat(100))).hasSize(200);
        assertThatThrownBy(() -> Text.name("name", "🦷".repeat(101)))
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.limit()).hasValue(Text.LONGEST_NAME))
                .hasMessage("name is longer than 100 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'', title is empty",
        "' \t', title is empty",
        "'a\nb', title has a line break or another control character (U+000A)",
        "'a\u0000', title has a line break or another control character (U+0000)",
        "'a\u2028b', title has a line break or another control character (U+2028)",
        "'\ud83e', title has half a character (U+D83E)",
        "'abcdef', title is longer than 5 characters",
    })
    void whatIsNoLineIsComplainedAbout(String text, String complaint) {
        assertThatThrownBy(() -> Text.line("title", text, 5))
                .isInstanceOf(Invalid.class)
                .hasMessage(complaint);
    }

    @Test
    void notesMayHaveLinesAndTabsButNothingElseOfTheKind() {
        assertThat(Text.lines("notes", "a\r\n\tb\u2028", 10)).isEqualTo("a\r\n\tb\u2028");
        assertThat(Text.lines("notes", "", 10)).isEmpty();
        assertThatThrownBy(() -> Text.lines("notes", "a\u001b[31m", 10))
                .hasMessage("notes has a control character (U+001B)");
    }

    @Test
    void searchingTakesNoHeedOfCaseAndAccents() {
        assertThat(Text.folded("Zahnärztin STRASSE ﬁn Łódź"))
                .isEqualTo("zahnarztin strasse fin łodz");
        assertThat(Text.folded("Straße")).isEqualTo(Text.folded("STRASSE"));
    }
}
