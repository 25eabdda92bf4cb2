package io.kubeci.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What a process takes of the machine, as Linux and the JVM tell. CPU time says the same on a busy machine as on an
/// idle one; times that pass do not.
record ProcessUse(long pid) {

    /// `sysconf(_SC_CLK_TCK)`: 100 on every Linux that there is.
    private static final int TICKS_A_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
    private static final int JCMD_SECONDS = 60;
    private static final double KIBIBYTES = 1024;

    /// All CPU time so far, user and system. Source: proc_pid_stat(5), fields 14 and 15.
    Duration cpu() {
        var stat = read("stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }

    /// Memory that is in RAM, in MiB.
    double residentMebibytes() {
        return status("VmRSS") / KIBIBYTES;
    }

    /// The most that ever was in RAM, in MiB.
    double peakMebibytes() {
        return status("VmHWM") / KIBIBYTES;
    }

    long threads() {
        return status("Threads");
    }

    /// What the heap holds after a full collection, in MiB.
    double liveHeapMebibytes() {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                        .lines()
                        .filter(line -> line.contains("generation") || line.contains("total"))
                        .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                        .mapToLong(ProcessUse::used)
                        .sum()
                / KIBIBYTES;
    }

    private static long used(String line) {
        var matcher = HEAP_USED.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private long status(String name) {
        var line = read("status")
                .lines()
                .filter(candidate -> candidate.startsWith(name + ":"))
                .findFirst();
        return Long.parseLong(line.orElseThrow().replaceAll("\\D", ""));
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String command) {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(List.of(program, Long.toString(pid), command))
                    .redirectErrorStream(true)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(JCMD_SECONDS, TimeUnit.SECONDS);
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
