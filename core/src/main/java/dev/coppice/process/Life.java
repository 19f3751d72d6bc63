package dev.coppice.process;

/// How far a process is: alive, then ending (an exit signal has struck, or its code has ended),
/// then gone (out of the table; whoever asks now finds nobody).
enum Life {
    ALIVE,
    ENDING,
    GONE
}
