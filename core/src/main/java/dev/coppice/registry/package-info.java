/// Registries: processes found by a key instead of a name.
@NullMarked
package dev.coppice.registry;

import org.jspecify.annotations.NullMarked;
