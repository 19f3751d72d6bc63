package dev.coppice.todo.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares what a server has in the end with what its clients were promised.
///
/// @param server which nobody harms any more
record Verdict(Reading server, Tally tally) {

    /// Reads a day of a list, a line for each entry, if there is an answer.
    interface Reading {
        Optional<String> entries(String list, String day) throws InterruptedException;
    }

    /// Complains about everything that is not as it was promised: each acknowledged entry is there
    /// once, in the order of its client; each other one at most once; and nothing else.
    void on(List<Client.Ledger> ledgers) throws InterruptedException {
        Map<Promise, Long> there = new HashMap<>();
        List<Promise> inOrder = new ArrayList<>();
        for (String list : Client.LISTS) {
            for (String day : Client.DAYS) {
                for (String line : lines(list, day)) {
                    Promise entry = new Promise(list, day, line.substring(day.length() + 1));
                    there.merge(entry, 1L, Long::sum);
                    inOrder.add(entry);
                }
            }
        }
        for (Client.Ledger ledger : ledgers) {
            ledger.promised().forEach(entry -> require(entry, there, 1));
            ledger.unknown().forEach(entry -> require(entry, there, 0));
            requireOrder(ledger, inOrder);
        }
        there.keySet().removeAll(asked(ledgers));
        there.keySet().forEach(entry -> tally.complain("nobody asked for " + entry));
    }

    private List<String> lines(String list, String day) throws InterruptedException {
        Optional<String> text = server.entries(list, day);
        if (text.isEmpty()) {
            tally.complain("cannot read %s of %s in the end".formatted(day, list));
        }
        return text.orElse("").lines().toList();
    }

    private void require(Promise entry, Map<Promise, Long> there, long least) {
        long times = there.getOrDefault(entry, 0L);
        if (times < least || times > 1) {
            tally.complain(
                    "%s, and in the end there %d times: %s"
                            .formatted(least == 1 ? "promised" : "asked for", times, entry));
        }
        if (least == 0 && times == 1) {
            tally.count("unknown, and there");
        }
    }

    /// A client asks for the next when the one before is acknowledged, so it stands before it.
    private void requireOrder(Client.Ledger ledger, List<Promise> inOrder) {
        Set<Promise> promised = new HashSet<>(ledger.promised());
        Map<String, List<Promise>> before = byDay(ledger.promised());
        Map<String, List<Promise>> after =
                byDay(inOrder.stream().filter(promised::contains).toList());
        after.forEach((day, entries) -> {
            if (!entries.equals(before.get(day))) {
                tally.complain("not in the order in which they were promised: " + day);
            }
        });
    }

    private static Map<String, List<Promise>> byDay(List<Promise> entries) {
        Map<String, List<Promise>> days = new HashMap<>();
        for (Promise entry : entries) {
            days.computeIfAbsent(entry.list() + " on " + entry.day(), _ -> new ArrayList<>())
                    .add(entry);
        }
        return days;
    }

    private static Set<Promise> asked(List<Client.Ledger> ledgers) {
        Set<Promise> asked = new HashSet<>();
        for (Client.Ledger ledger : ledgers) {
            asked.addAll(ledger.promised());
            asked.addAll(ledger.unknown());
        }
        return asked;
    }
}
