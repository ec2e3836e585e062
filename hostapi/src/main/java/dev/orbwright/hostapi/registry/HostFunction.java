package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.SeedReply;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a static method a host function. Its name is the native name; its first parameter says of
/// which kind it is, a [Step] for a plain one, a [Composition] for one that runs functions of the
/// world; the others are the guest's arguments; it answers a record, or
/// [dev.orbwright.world.json.Json] where that may be anything. One that takes a
/// [dev.orbwright.hostapi.Allowance] first asks about the run itself.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HostFunction {
    /// What it does, in a sentence or two, for those who write functions.
    String doc();

    /// Its name in the seed's dialect; empty where the seed has no such function.
    String seed() default "";

    /// How it answers under the seed name.
    SeedReply seedReply() default SeedReply.JSON;

    /// What the owner of the calling function must have.
    Capability needs();

    /// What it does to the world.
    Effect[] effects();

    /// How much it can spoil.
    Risk risk();

    /// True where another answer, when a task is executed again, is no conflict.
    boolean isVolatile() default false;
}
