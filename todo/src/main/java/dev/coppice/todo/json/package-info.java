/// Lists and entries as JSON, for whoever keeps them or talks about them.
@NullMarked
package dev.coppice.todo.json;

import org.jspecify.annotations.NullMarked;
