/// Applications: trees that are started and stopped as one, with what they need.
@NullMarked
package dev.coppice.application;

import org.jspecify.annotations.NullMarked;
