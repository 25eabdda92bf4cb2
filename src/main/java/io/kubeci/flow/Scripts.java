package io.kubeci.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kubeci.model.Problem;
import io.kubeci.model.Unavailable;
import io.kubeci.pipeline.CiFiles;
import io.kubeci.pipeline.CiFiles.Lookup;
import io.kubeci.pipeline.ModuleUrl;
import io.kubeci.pipeline.ModuleUrls;
import io.kubeci.pipeline.Script;
import io.kubeci.pipeline.ScriptInput;
import io.kubeci.pipeline.ScriptOutcome;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.pipeline.ScriptSupply;
import io.kubeci.pipeline.ScriptWant;
import io.kubeci.pipeline.StarlarkReader;
import io.kubeci.pipeline.Transcript;
import io.kubeci.run.RunSpec;
import io.kubeci.run.ScriptRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Evaluates scripts: again each time something was fetched that they asked for, one of a repository at a time, and
/// each run's only once as long as the outcome is remembered.
public final class Scripts implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Scripts.class);

    /// How many evaluations run at once, each with its own share of memory. Ours.
    private static final int CONCURRENT = 4;

    /// How many things one script may have fetched. Ours.
    private static final int MAX_FETCHED = 64;

    /// All evaluations of one script together may take as many times as long as one. Ours: what is evaluated again is
    /// what stands before the last thing fetched, usually a few loads.
    private static final int PATIENCE = 3;

    /// How long a repository's script waits for another one of the same repository. Ours.
    private static final Duration TURN = Duration.ofMillis(500);

    private static final Duration NEXT_TURN = Duration.ofSeconds(1);
    private static final long MAX_REMEMBERED_CHARACTERS = 16L << 20;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final StarlarkReader reader = new StarlarkReader(CONCURRENT);
    private final Semaphore places = new Semaphore(CONCURRENT, true);
    private final ScriptSupplies supplies;
    private final Supplier<FlowSettings> settings;
    private final ConcurrentMap<Long, Semaphore> turns = new ConcurrentHashMap<>();
    private final Set<Thread> evaluating = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private final Cache<Key, Evaluated> remembered = Caffeine.newBuilder()
            .maximumWeight(MAX_REMEMBERED_CHARACTERS)
            .weigher((Key key, Evaluated evaluated) ->
                    evaluated.weight() + key.text().length())
            .expireAfterAccess(REMEMBERED)
            .build();

    private record Key(RunSpec spec, String file, String text) {}

    /// @param pins what stood for what
    record Evaluated(ScriptOutcome outcome, Map<String, String> pins) {

        Evaluated {
            pins = Map.copyOf(pins);
        }

        int weight() {
            int length = outcome instanceof ScriptOutcome.Computed computed ? computed.length() : 1_000;
            return length
                    + transcript().printed().stream().mapToInt(String::length).sum();
        }

        Transcript transcript() {
            return switch (outcome) {
                case ScriptOutcome.Computed computed -> computed.transcript();
                case ScriptOutcome.Nothing(var transcript) -> transcript;
                case ScriptOutcome.Broken(var _, var transcript) -> transcript;
                case ScriptOutcome.Wants _ -> Transcript.NONE;
            };
        }
    }

    /// @param settings asked anew each time
    public Scripts(ScriptSupplies supplies, Supplier<FlowSettings> settings) {
        this.supplies = supplies;
        this.settings = settings;
    }

    /// Where a script is and what is around it.
    ///
    /// @param path relative to the CI directory
    /// @param context looks for files of the CI directory, reading what has to be read
    record Source(String path, String text, CiFiles files, Function<String, Lookup> context) {}

    /// Evaluates a run's script, or remembers how that ended.
    ///
    /// @throws Unavailable if it has to be tried again later
    Evaluated evaluate(RunSpec spec, ScriptRecord before, Source source) {
        var key = new Key(spec, source.path(), source.text());
        var known = remembered.getIfPresent(key);
        if (known != null
                && known.pins().entrySet().containsAll(before.modules().entrySet())) {
            return known;
        }
        var turn = turns.computeIfAbsent(spec.repository().id(), _ -> new Semaphore(1, true));
        take(turn, spec);
        evaluating.add(Thread.currentThread());
        try {
            var evaluated = rounds(spec, before, source);
            remembered.put(key, evaluated);
            return evaluated;
        } finally {
            evaluating.remove(Thread.currentThread());
            turn.release();
        }
    }

    /// Ends what is under way; it is evaluated again by the next process.
    @Override
    public void close() {
        closed = true;
        evaluating.forEach(Thread::interrupt);
    }

    private static void take(Semaphore turn, RunSpec spec) {
        try {
            if (turn.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable(
                "another script of %s is being evaluated"
                        .formatted(spec.revision().repo()),
                NEXT_TURN);
    }

    private static void take(Semaphore places) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while a script waited for its turn", Duration.ZERO, e);
        }
    }

    private Evaluated rounds(RunSpec spec, ScriptRecord before, Source source) {
        var now = settings.get();
        var limits = now.scripts();
        var urls = new ModuleUrls(now.files().directory(), spec.repository().owner(), limits);
        var script = new Script(
                new ModuleUrl.Context(now.files().directory(), source.path()),
                source.text(),
                source.files(),
                input(spec),
                urls,
                spec.receivedAt());
        var errand = new ScriptSupplies.Errand(spec, urls, source.context(), new TreeMap<>(before.modules()));
        var fetched = new HashMap<ScriptWant, ScriptSupply>();
        var left = limits.timeout().multipliedBy(PATIENCE);
        while (true) {
            var round = limits.withTimeout(least(left, limits.timeout()));
            take(places);
            long start = System.nanoTime();
            ScriptOutcome outcome;
            try {
                outcome = outcome(script, fetched, round);
            } finally {
                places.release();
            }
            left = left.minusNanos(System.nanoTime() - start);
            if (!(outcome instanceof ScriptOutcome.Wants(ScriptWant want))) {
                return new Evaluated(outcome, errand.pins());
            }
            if (fetched.size() >= MAX_FETCHED || !left.isPositive()) {
                var why = fetched.size() >= MAX_FETCHED
                        ? "the script was stopped: it has more than %d files and facts fetched".formatted(MAX_FETCHED)
                        : "the script was stopped: out of time, it works too long before it loads all it needs";
                return new Evaluated(broken(script, why), errand.pins());
            }
            fetched.put(want, supplies.supply(want, errand));
        }
    }

    private ScriptOutcome outcome(Script script, Map<ScriptWant, ScriptSupply> fetched, ScriptSettings limits) {
        ScriptOutcome outcome;
        try {
            outcome = reader.read(script, fetched, limits);
        } catch (IllegalStateException e) {
            // The same script fails the same way again: its author is told instead of trying for ever.
            LOG.error("the interpreter failed", e);
            outcome = broken(script, "kube-ci failed on this script; that is a fault of kube-ci, please report it");
        }
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new Unavailable("a script was interrupted, this process ends", Duration.ZERO);
        }
        return outcome;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static ScriptOutcome broken(Script script, String message) {
        return new ScriptOutcome.Broken(List.of(new Problem(message, script.file(), 1, 0)), Transcript.NONE);
    }

    private static ScriptInput input(RunSpec spec) {
        return new ScriptInput(
                spec.revision(),
                spec.sender(),
                spec.entrypoint(),
                spec.parameters(),
                spec.pullRequests(),
                !spec.delivery().isEmpty());
    }
}
