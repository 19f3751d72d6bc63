package dev.coppice.application;

import dev.coppice.process.Pid;
import java.util.List;

/// A tree of processes that is started and stopped as one (OTP's `application`).
///
/// ```java
/// record Shop(int port) implements Application {
///   public List<Application> needs() { return List.of(new Stock()); }
///   public Pid start() { return Supervisor.startLink(oneForOne(Web.childSpec(port))); }
/// }
///
/// Applications.ensureAllStarted(new Shop(8080), PERMANENT); // the stock first
/// ```
///
/// **When a child fails** beyond what its supervisors repair, the top of the tree ends, and the
/// [Kind] says what becomes of the node: a shop without its web server is no shop, so the node ends
/// with it, and whatever started the JVM starts it again (W-09). **When it fails to start**, the
/// answer names the child and the reason (W-07), and what it needs runs on.
///
/// Not for a part that lives and dies with the rest of the program: that is a child in its tree.
public interface Application {

    /// What the end of an application's tree means for its node (W-08, W-09).
    enum Kind {
        /// It is reported, no more.
        TEMPORARY,
        /// It ends the node, unless the tree ended with `normal`. A supervisor that gives up ends
        /// with `shutdown`, so that ends the node.
        TRANSIENT,
        /// It ends the node.
        PERMANENT
    }

    /// What it is called; one application of a name runs at a time on a node. By default the name
    /// of the class.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The applications that must run before it does (W-03).
    default List<Application> needs() {
        return List.of();
    }

    /// Starts its tree, linked to the calling process, and returns the top of it when the tree is
    /// up (W-01).
    ///
    /// @throws Throwable anything; the application does not start (W-06, W-07)
    Pid start() throws Throwable;

    /// Runs when the application is about to stop, or its tree has ended, before {@link #stop}
    /// (W-04).
    ///
    /// @throws Throwable what it throws is reported and changes nothing
    default void prepareStop() throws Throwable {}

    /// Runs when its tree has ended (W-04).
    ///
    /// @throws Throwable what it throws is reported and changes nothing
    default void stop() throws Throwable {}
}
