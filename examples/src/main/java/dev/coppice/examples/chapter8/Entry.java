package dev.coppice.examples.chapter8;

import java.time.LocalDate;

/// Something to do on a day; its number is its own in its list.
public record Entry(int id, LocalDate date, String title) {}
