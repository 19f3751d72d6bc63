package dev.coppice.todo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading parameters, and complaining about them by name.
class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "title=Dentist, Dentist",
        "title=a+b%20c%2Bd, a b c+d",
        "list=bob&title=Dentist&date=x, Dentist",
        "&&title=Dentist&, Dentist",
        "title=Zahn%C3%A4rztin, Zahnärztin",
        "title=%F0%9F%A6%B7, 🦷",
        "title=%3Cb%3E%26'%22, <b>&'\"",
        "title=a=b, a=b",
        "title=../../etc, ../../etc",
    })
    void aTextIsDecoded(String query, String title) {
        assertThat(new Query(query).line("title", 100)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "'', title is missing",
        "Title=x, title is missing",
        "title, title is empty",
        "title=, title is empty",
        "title=+%20, title is empty",
        "title=a%0Ab, title has a line break or another control character (U+000A)",
        "title=a%0D, title has a line break or another control character (U+000D)",
        "title=%00, title has a line break or another control character (U+0000)",
        "title=a%C2%85, title has a line break or another control character (U+0085)",
        "title=a%E2%80%A8b, title has a line break or another control character (U+2028)",
        "title=%, title is not percent-encoded UTF-8",
        "title=%4, title is not percent-encoded UTF-8",
        "title=%zz, title is not percent-encoded UTF-8",
        "title=%FF, title is not percent-encoded UTF-8",
        "title=%ED%A0%80, title is not percent-encoded UTF-8",
        "title=%C0%AF, title is not percent-encoded UTF-8",
        "title=ä, title is not percent-encoded UTF-8",
        "title=%٣٣, title is not percent-encoded UTF-8",
        "title=123456, title is longer than 5 characters",
        "title=a&title=b, title is given twice",
    })
    void aTextThatIsNoneIsComplainedAbout(String query, String complaint) {
        assertThatThrownBy(() -> new Query(query).line("title", 5)).hasMessage(complaint);
    }

    @Test
    void aLimitCountsCharactersNotBytes() {
        assertThat(new Query("title=%F0%9F%A6%B7%F0%9F%A6%B7").line("title", 2)).isEqualTo("🦷🦷");
    }

    @Test
    void aDateIsRead() {
        assertThat(new Query("date=2020-02-29").date("date")).isEqualTo(LocalDate.of(2020, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date=",
                "date=2018-12-32",
                "date=2019-02-29",
                "date=2018-1-1",
                "date=20181219",
                "date=-201-12-19",
                "date=+201-12-19",
                "date=%2B12018-12-19",
                "date=-2018-12-19",
                "date=2018-12-19T00:00",
                "date=tomorrow",
                "date=2018-12-19%20",
            })
    void aDateThatIsNoneIsComplainedAbout(String query) {
        assertThatThrownBy(() -> new Query(query).date("date"))
                .hasMessage("date is not a date like 2018-12-19");
    }
}
