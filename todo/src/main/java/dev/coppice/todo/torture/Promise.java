package dev.coppice.todo.torture;

/// An entry that one client, and no other, has tried to add.
record Promise(String list, String day, String title) {

    /// The line that the server has for it.
    String line() {
        return day + " " + title;
    }
}
