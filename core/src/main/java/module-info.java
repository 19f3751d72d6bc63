/// Erlang/OTP's fault tolerance for Java.
module dev.coppice.core {
    requires static org.jspecify; // not transitive: who uses this need not have it
    requires static jdk.management; // without it, busy servers give way more often
    requires static java.management;

    exports dev.coppice.process;
    exports dev.coppice.registry;
    exports dev.coppice.server;
    exports dev.coppice.supervisor;
    exports dev.coppice.agent;
    exports dev.coppice.application;
    exports dev.coppice.task;
}
