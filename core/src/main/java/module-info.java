/// Erlang/OTP's fault tolerance for Java.
// Each package is exported by the commit that puts its first public type into it: javac refuses
// to export an empty package.
module dev.coppice.core {
    requires static org.jspecify; // not transitive: who uses this need not have it

    exports dev.coppice.process;
    exports dev.coppice.registry;
    exports dev.coppice.server;
    exports dev.coppice.supervisor;
    exports dev.coppice.agent;
    exports dev.coppice.application;
    exports dev.coppice.task;
}
