package dev.orbwright.hostapi.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a parameter of a host function, or a component of its result.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Doc {
    /// What it is; with units and with what holds where it is left out.
    String value();

    /// What a text parameter must look like; every text parameter says so.
    Form form() default Form.NONE;

    /// The least number that is accepted.
    double min() default -1e12;

    /// The greatest number that is accepted.
    double max() default 1e12;
}
