package dev.coppice.process;

/// The reason of a failed start whose name is taken (G-02).
///
/// @param pid who holds the name
public record AlreadyStarted(Pid pid) {
    @Override
    public String toString() {
        return "already_started(" + pid + ")";
    }
}
