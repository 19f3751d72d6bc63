package dev.coppice.todo.list;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// When something is to be done: on a day, perhaps at a time, perhaps of a certain zone.
public record Due(LocalDate day, Optional<LocalTime> time, Optional<ZoneId> zone) {

    public Due {
        if (time.isEmpty() && zone.isPresent()) {
            throw Invalid.because("zone", "is given without a time");
        }
    }

    /// On a day, at no certain time.
    public Due(LocalDate day) {
        this(day, Optional.empty(), Optional.empty());
    }
}
