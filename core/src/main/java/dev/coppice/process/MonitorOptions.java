package dev.coppice.process;

import java.util.Optional;

/// How a monitor may differ from the plain one.
///
/// @param alias makes the monitor's reference an address too, live for as long as this says
/// @param tag stands in the message in place of `Down` (M-19): it comes as a {@link TaggedDown}
public record MonitorOptions(Optional<Alias.Mode> alias, Optional<Object> tag) {

    /// A plain monitor.
    public static final MonitorOptions PLAIN =
            new MonitorOptions(Optional.empty(), Optional.empty());

    /// A monitor with an alias.
    public static MonitorOptions alias(Alias.Mode mode) {
        return new MonitorOptions(Optional.of(mode), Optional.empty());
    }

    /// A monitor whose message bears a tag.
    public static MonitorOptions tag(Object tag) {
        return new MonitorOptions(Optional.empty(), Optional.of(tag));
    }
}
