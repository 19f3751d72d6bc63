/// Single operations, measured by JMH.
@NullMarked
package dev.coppice.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
