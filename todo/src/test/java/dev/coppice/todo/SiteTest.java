package dev.coppice.todo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a class of tests that look at the page of one running system: its constructor is given the
/// [Site]. After each test those who looked go away.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("page")
@ExtendWith({Chromium.class, SiteOfTests.class})
@TestInstance(Lifecycle.PER_CLASS)
@interface SiteTest {}
