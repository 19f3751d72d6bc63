/// The rules of docs/semantics.md as tests of the public API, a class for each topic.
@NullMarked
package dev.coppice.rules;

import org.jspecify.annotations.NullMarked;
