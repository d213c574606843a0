/**
 * How fast a night passes, measured against what the API's limits and the jobs' own durations allow.
 *
 * <p>{@link io.nightcut.benchmark.Benchmark} runs the real program in a JVM of its own against the sandbox, and a plain
 * script beside it. Durations are Descript's unless called real: the sandbox's times its speed. So what the program
 * itself takes weighs as much more as time runs faster: at speed 30 a POST of 3 ms counts as 90.
 */
@NullMarked
package io.nightcut.benchmark;

import org.jspecify.annotations.NullMarked;
