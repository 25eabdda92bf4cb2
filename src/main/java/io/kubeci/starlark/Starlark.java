package io.kubeci.starlark;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Evaluates scripts that nobody trusts. Nothing of Java, the file system, the environment or the network
/// can be reached from one, and whatever it does, it ends within its limits.
///
/// Evaluations are independent of each other. They run on threads of their own, whose stacks are large
/// enough for all nesting that the limits allow; interrupting the caller ends the evaluation.
public final class Starlark {

    private static final long STACK_BYTES = 256L << 20;

    private final Semaphore free;

    /// @param concurrent how many evaluations run at once; more of them wait
    public Starlark(int concurrent) {
        this.free = new Semaphore(concurrent, true);
    }

    /// One script to evaluate.
    ///
    /// @param name        its name in messages, and what relative URLs are relative to
    /// @param predeclared names that the script and its modules see, next to those of the language
    /// @param now         what `time.now()` gives
    public record Script(
            String name, byte[] content, Map<String, Value> predeclared, ModuleSource modules, Instant now) {}

    /// Evaluates a script and converts its result, all on one budget.
    ///
    /// @param conversion runs on the same thread; the limit errors it throws are errors of the evaluation
    public <T> Result<T> evaluate(Script script, Limits limits, Function<Evaluation, T> conversion) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(script, limits);
        }
        try {
            return onLargeStack(script, limits, conversion);
        } finally {
            free.release();
        }
    }

    /// Evaluates a script.
    public Evaluation evaluate(Script script, Limits limits) {
        return evaluate(script, limits, Function.identity()).evaluation();
    }

    /// An evaluation with what was made of it, which is missing after an error.
    public record Result<T>(Evaluation evaluation, Optional<T> converted) {}

    private static <T> Result<T> interrupted(Script script, Limits limits) {
        var error = StarlarkException.limit(LimitKind.TIME, "interrupted");
        return new Result<>(Evaluation.failed(script.name(), List.of(), error, new Budget(limits)), Optional.empty());
    }

    private static <T> Result<T> onLargeStack(Script script, Limits limits, Function<Evaluation, T> conversion) {
        var outcome = new AtomicReference<Result<T>>(interrupted(script, limits));
        var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
        var worker = new Thread(null, () -> outcome.set(run(script, limits, conversion)), "starlark", STACK_BYTES);
        worker.setDaemon(true);
        worker.setUncaughtExceptionHandler((_, thrown) -> failure.set(Optional.of(thrown)));
        worker.start();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
                worker.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get().isPresent()) {
            throw new IllegalStateException(
                    "the interpreter failed on " + script.name(), failure.get().get());
        }
        return outcome.get();
    }

    private static <T> Result<T> run(Script script, Limits limits, Function<Evaluation, T> conversion) {
        var budget = new Budget(limits);
        var printed = new ArrayList<String>();
        StarlarkException error;
        try {
            var loader = new Loader(budget, script.now(), script.predeclared(), script.modules(), printed::add);
            var globals = loader.run(script.name(), script.content());
            var evaluation = new Evaluation(
                    script.name(), globals.values(), globals.places(), printed, Optional.empty(), budget);
            return new Result<>(evaluation, Optional.of(conversion.apply(evaluation)));
        } catch (StarlarkException e) {
            error = e;
        } catch (StackOverflowError e) {
            error = StarlarkException.limit(LimitKind.DEPTH, "nested too deeply");
        } catch (OutOfMemoryError e) {
            error = StarlarkException.limit(LimitKind.MEMORY, "the host is out of memory");
        }
        return new Result<>(Evaluation.failed(script.name(), List.copyOf(printed), error, budget), Optional.empty());
    }
}
