package dev.coppice.process;

import java.util.List;

/// Who hears of the end of a process.
///
/// @param links the processes linked to it
/// @param watchers the monitors on it
/// @param watching the monitors it had
/// @param latecomers those who linked to it or watched it when it was ending already
record Mourners(
        List<LocalProcess> links,
        List<MonitorRef> watchers,
        List<MonitorRef> watching,
        List<Runnable> latecomers) {}
