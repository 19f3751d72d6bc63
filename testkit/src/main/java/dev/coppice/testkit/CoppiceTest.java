package dev.coppice.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every test of the class, or the one test, runs as a process on a node of its own.
///
/// The test method and its `@BeforeEach` and `@AfterEach` methods run one after another in one
/// process, so that `self()`, `receive`, `spawnLink`, `trapExit` and `GenServer.startLink` work in
/// them; constructors, fields and `@BeforeAll` do not. They may take a {@link
/// dev.coppice.process.Node} and a {@link ManualClock} as parameters; a test that takes a clock
/// lives by it, and so do its node's timers, time limits of `receive`, idle timeouts and restart
/// windows.
///
/// A test fails with whatever it throws. If an exit signal ends its process, by a link or from
/// somebody who sent one, it fails with that reason, and the exception in it if there is one. What
/// the node reported meanwhile, crashes and restarts, is not logged: ask {@link
/// ProcessAssertions#events()}; a failing test carries it as a suppressed exception.
///
/// When the test is over its process exits with `shutdown`, and what is linked to it ends too. A
/// process that lives on then, or an ended one whose thread runs on, fails the test; say {@link
/// LeavesProcesses} where that is meant.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ProcessExtension.class)
public @interface CoppiceTest {}
