/// What one person who operates the server can see of it: health, metrics, requests.
@NullMarked
package dev.coppice.todo.observe;

import org.jspecify.annotations.NullMarked;
