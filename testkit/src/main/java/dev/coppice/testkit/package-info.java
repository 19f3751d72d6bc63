/// Tests that run as processes, on a node and, if they wish, a clock of their own.
///
/// ```java
/// import static dev.coppice.process.Processes.*;
/// import static dev.coppice.testkit.ProcessAssertions.*;
///
/// @CoppiceTest
/// class CounterTest {
///
///   @Test
///   void aCounterTakesItsCallersDownWhenItCrashes() {
///     trapExit(true);
///     Pid counter = Counter.startLink(0);
///     GenServer.cast(counter, new Divide(0));
///     assertExit(counter, ArithmeticException.class);
///   }
/// }
/// ```
///
/// {@link dev.coppice.testkit.CoppiceTest} makes a process of every test, {@link
/// dev.coppice.testkit.ProcessAssertions} says what it expects of others, {@link
/// dev.coppice.testkit.ManualClock} sets the time. Waiting for something to happen takes as long as
/// it takes, some seconds at most and in real time, whatever clock the node lives by.
@NullMarked
package dev.coppice.testkit;

import org.jspecify.annotations.NullMarked;
