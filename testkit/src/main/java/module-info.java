/// Tests that run as processes.
module dev.coppice.testkit {
    requires static org.jspecify;
    requires transitive dev.coppice.core;
    requires transitive org.junit.jupiter.api;

    exports dev.coppice.testkit;
}
