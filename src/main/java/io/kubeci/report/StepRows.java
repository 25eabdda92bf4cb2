package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Which steps are shown, and how deep: without the frame around all of them, and without a Retry node above an only
/// attempt.
final class StepRows {

    /// More rows are not shown: they would be more than GitHub takes, and than anybody reads.
    static final int MAX = 150;

    /// Of these many, places are kept for what failed and for what runs.
    private static final int MAX_PREFERRED = 60;

    private StepRows() {}

    /// A step in the table.
    ///
    /// @param depth for indentation, 0 at the top
    /// @param attempts how many attempts a Retry node has, 0 for others
    record Row(StepReport step, int depth, int attempts) {}

    /// All rows, in order.
    static List<Row> all(RunReport report) {
        var steps = report.steps();
        var attempts = attempts(steps);
        var hidden = new ArrayDeque<Integer>();
        var rows = new ArrayList<Row>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            while (!hidden.isEmpty() && hidden.peek() >= step.depth()) {
                hidden.pop();
            }
            if (StepNames.isFrame(report, step) || (step.kind() == StepReport.Kind.RETRY && attempts[i] == 1)) {
                hidden.push(step.depth());
            } else {
                rows.add(new Row(step, step.depth() - hidden.size(), attempts[i]));
            }
        }
        return rows;
    }

    /// As many rows as are shown: all if they are few, else what failed, what is under way, and the first of the
    /// rest.
    static List<Row> shown(List<Row> all) {
        if (all.size() <= MAX) {
            return all;
        }
        var chosen = new boolean[all.size()];
        var left = MAX;
        left -= choose(all, chosen, MAX_PREFERRED, step -> step.isBad() && !step.is(StepReport.Trait.TOLERATED));
        left -= choose(all, chosen, MAX_PREFERRED, step -> !step.phase().isOver());
        choose(all, chosen, left, _ -> true);
        var rows = new ArrayList<Row>(MAX);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                rows.add(all.get(i));
            }
        }
        return rows;
    }

    private static int choose(
            List<Row> all, boolean[] chosen, int max, java.util.function.Predicate<StepReport> wanted) {
        var count = 0;
        for (int i = 0; i < chosen.length && count < max; i++) {
            if (!chosen[i] && wanted.test(all.get(i).step())) {
                chosen[i] = true;
                count++;
            }
        }
        return count;
    }

    /// How many attempts each Retry node has, by its place in the list.
    private static int[] attempts(List<StepReport> steps) {
        var counts = new int[steps.size()];
        var lastAt = new HashMap<Integer, Integer>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var parent = lastAt.get(step.depth() - 1);
            if (step.attempt() >= 0 && parent != null && steps.get(parent).kind() == StepReport.Kind.RETRY) {
                counts[parent]++;
            }
            lastAt.put(step.depth(), i);
        }
        return counts;
    }
}
