package dev.coppice.todo.web;

/// Thrown over a request that asks for something impossible; the message tells the client what.
final class BadRequest extends RuntimeException {

    BadRequest(String message) {
        super(message, null, false, false); // the client's mistake: nobody reads a stack trace
    }
}
