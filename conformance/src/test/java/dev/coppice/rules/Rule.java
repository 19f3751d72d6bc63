package dev.coppice.rules;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rules that a test tests, by their numbers in docs/semantics.md or docs/differences.md.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@interface Rule {

    /// Such as `"L-05"`.
    String[] value();
}
