package io.kubeci.flow;

import io.kubeci.run.RunStatus.CacheVolume;

/// What came of an attempt to give a run its cache volume.
sealed interface CacheUse {

    /// It wants none.
    record None() implements CacheUse {}

    /// It is there.
    ///
    /// @param clearable whether kube-ci may remove it when people ask for that
    record Ready(CacheVolume volume, boolean clearable) implements CacheUse {}

    /// It will be there later.
    ///
    /// @param why what it waits for, a sentence of plain text
    record Waiting(String why) implements CacheUse {}

    /// It cannot be had.
    ///
    /// @param why why, and what to do about it: as [io.kubeci.report.CacheMessages] has it
    /// @param clearable whether clearing the cache helps
    record Failed(String why, boolean clearable) implements CacheUse {}
}
