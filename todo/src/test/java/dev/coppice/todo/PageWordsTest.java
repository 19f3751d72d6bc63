package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page understands of a line, on Wednesday, 25 November 2026, at 14:05.
@SiteTest
class PageWordsTest {

    private static final String UNDERSTOOD =
            """
            async ([line, day, time]) => {
                const { understood } = await import('/page/words/quick.js');
                const { title, due, time: at, zone, labels, priority } = understood(line, { day, time }).fields;
                return [title, due, at, zone, ...(labels ?? []), priority && '!' + priority].filter(Boolean).join(' | ');
            }\
            """;

    private final Visitor visitor;

    PageWordsTest(Site site) {
        visitor = site.resident();
        visitor.open("/");
    }

    private String understood(String line) {
        return Objects.toString(
                visitor.page().evaluate(UNDERSTOOD, new Object[] {line, "2026-11-25", "14:05"}));
    }

    @ParameterizedTest
    @CsvSource({
        "Dentist today,                 Dentist | 2026-11-25",
        "Dentist tomorrow,              Dentist | 2026-11-26",
        "Dentist day after tomorrow,    Dentist | 2026-11-27",
        "Dentist fri,                   Dentist | 2026-11-27",
        "Dentist wednesday,             Dentist | 2026-12-02",
        "Dentist next fri,              Dentist | 2026-12-04",
        "Dentist this weekend,          Dentist | 2026-11-28",
        "Dentist next week,             Dentist | 2026-11-30",
        "Dentist next month,            Dentist | 2026-12-01",
        "Dentist end of month,          Dentist | 2026-11-30",
        "Dentist in 3 days,             Dentist | 2026-11-28",
        "Dentist in two weeks,          Dentist | 2026-12-09",
        "Dentist in a year,             Dentist | 2027-11-25",
        "Dentist 12 dec,                Dentist | 2026-12-12",
        "Dentist dec 12,                Dentist | 2026-12-12",
        "Dentist 3rd of february,       Dentist | 2027-02-03",
        "Dentist 29 feb,                Dentist | 2028-02-29",
        "Dentist 12 december 2027,      Dentist | 2027-12-12",
        "Dentist 24.12.,                Dentist | 2026-12-24",
        "Dentist 24.12.2028,            Dentist | 2028-12-24",
        "Dentist 2027-01-31,            Dentist | 2027-01-31",
    })
    void datesInWords(String line, String meant) {
        assertThat(understood(line)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "Meet 15:30,                        Meet | 2026-11-25 | 15:30",
        "Meet 9:30,                         Meet | 2026-11-26 | 09:30",
        "Meet tomorrow at 9,                Meet | 2026-11-26 | 09:00",
        "Meet at 3 pm tomorrow,             Meet | 2026-11-26 | 15:00",
        "Meet fri 9.30am,                   Meet | 2026-11-27 | 09:30",
        "Meet noon,                         Meet | 2026-11-26 | 12:00",
        "Meet fri 12am,                     Meet | 2026-11-27 | 00:00",
        "Meet fri 9:30 Europe/Lisbon,       Meet | 2026-11-27 | 09:30 | Europe/Lisbon",
        "Meet fri 3pm New York time,        Meet | 2026-11-27 | 15:00 | America/New_York",
        "Meet fri 9:30 UTC,                 Meet | 2026-11-27 | 09:30 | UTC",
    })
    void timesAndZones(String line, String meant) {
        assertThat(understood(line)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "tomorrow Dentist,                  Dentist | 2026-11-26",
        "Meet Bob on friday about cake,     Meet Bob about cake | 2026-11-27",
        "Pay by 1 dec the rent,             Pay the rent | 2026-12-01",
        "Call #family mum fri !high,        Call mum | 2026-11-27 | family | !3",
        "Call mum fri!,                     Call mum | 2026-11-27",
        "Tidy !!,                           Tidy | !2",
        "Sort #a #b #a,                     Sort | a | b",
    })
    void aLineSaysMoreThanATitle(String line, String meant) {
        assertThat(understood(line)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "Read Friday Black",
        "tomorrow",
        "Buy 2 eggs",
        "Buy may flowers",
        "Version 1.2. of the text",
        "Pay on 31.2.",
        "Meet at 25",
        "Fix issue #",
        "Ask !important",
        "Buy 12 december roses for mum",
    })
    void whatOnlyLooksLikeADateIsText(String line) {
        assertThat(understood(line)).isEqualTo(line);
    }
}
