/// Torture: a server is torn apart, from inside and from outside, while clients use it, and is then
/// asked whether it has kept its promises.
@NullMarked
package dev.coppice.todo.torture;

import org.jspecify.annotations.NullMarked;
