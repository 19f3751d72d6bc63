package dev.coppice.process;

/// Stands for whoever signals from outside any process: no process, and never alive.
final class OutsidePid extends Pid {
    private final Node node;

    OutsidePid(Node node) {
        this.node = node;
    }

    @Override
    public boolean isAlive() {
        return false;
    }

    @Override
    public void exit(Object reason) {}

    @Override
    public void send(Object message) {
        if (message instanceof Answer<?> asked) {
            asked.fail(ExitReason.NO_PROCESS);
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public long number() {
        return 0;
    }
}
