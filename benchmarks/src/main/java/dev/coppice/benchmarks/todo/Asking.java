package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Load.Kind;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What clients ask the to-do server.
final class Asking {

    private static final Pattern COUNT = Pattern.compile("\"entries\":(\\d+)");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private Asking() {}

    /// Adds an entry to a day of the book's December.
    static Kind add(Wire wire, int list, int day) throws IOException {
        expect(
                wire,
                200,
                Wire.request(
                        "POST",
                        "/add_entry?list=list_" + list + "&date=" + date(day) + "&title=Dentist"));
        return Kind.WRITE;
    }

    /// Reads a day of the book's December.
    static Kind read(Wire wire, int list, int day) throws IOException {
        expect(wire, 200, Wire.request("GET", pathOf(list, day)));
        return Kind.READ;
    }

    static String pathOf(int list, int day) {
        return "/entries?list=list_" + list + "&date=" + date(day);
    }

    /// A day of December 2018, from 1.
    static String date(int day) {
        return (day < 10 ? "2018-12-0" : "2018-12-") + day;
    }

    /// Asks, and throws if the answer has another status.
    static void expect(Wire wire, int status, byte[] request) throws IOException {
        int is = wire.ask(request);
        if (is != status) {
            WrongResult.unlessEqual("an answer", status, is + " " + wire.body());
        }
    }

    /// How many entries a server has in all its lists.
    static long entries(int port) throws IOException {
        try (Wire wire = Wire.to(port)) {
            long sum = 0;
            String cursor = "";
            while (true) {
                String page = "/api/v1/lists?limit=1000" + cursor;
                expect(wire, 200, Wire.request("GET", page));
                String lists = wire.body();
                sum +=
                        COUNT.matcher(lists)
                                .results()
                                .mapToLong(count -> number(count.group(1)))
                                .sum();
                Matcher next = NEXT.matcher(lists);
                if (!next.find()) {
                    return sum;
                }
                cursor = "&cursor=" + next.group(1);
            }
        }
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
