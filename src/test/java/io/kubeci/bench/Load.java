package io.kubeci.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Sends webhooks at a fixed rate, whether they are answered or not: GitHub does not wait for one before the next.
final class Load implements AutoCloseable {

    private static final int ACCEPTED = 202;

    /// The answer to what was stored before: the operator itself asked the API server twice.
    private static final int SEEN = 200;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final URI target;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Load(URI target) {
        this.target = target;
    }

    /// What became of one webhook.
    ///
    /// @param status 0 if there was no answer
    private record Answer(Webhook webhook, int status, Duration took) {}

    /// What became of all of them.
    ///
    /// @param statuses how often which was answered, 0 for no answer
    /// @param took from sending to the answer's end
    /// @param lasted from the first one sent to the last one answered
    /// @param taken the deliveries that were answered 202 or 200
    record Result(Map<Integer, Long> statuses, Sample took, Duration lasted, List<Webhook> taken) {

        long accepted() {
            return taken.size();
        }

        long sent() {
            return statuses.values().stream().mapToLong(Long::longValue).sum();
        }

        double rate() {
            return sent() / (lasted.toNanos() / (double) NANOS_A_SECOND);
        }
    }

    /// Sends them.
    Result send(List<Webhook> webhooks, double aSecond) {
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < webhooks.size(); index++) {
                pause(start + Math.round(index * NANOS_A_SECOND / aSecond));
                var webhook = webhooks.get(index);
                senders.execute(() -> answers.add(send(webhook)));
            }
        }
        var lasted = Duration.ofNanos(System.nanoTime() - start);
        var statuses = new TreeMap<Integer, Long>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1L, Long::sum));
        return new Result(
                statuses,
                Sample.of(answers.stream().map(Answer::took).toList()),
                lasted,
                answers.stream()
                        .filter(answer -> answer.status() == ACCEPTED || answer.status() == SEEN)
                        .map(Answer::webhook)
                        .toList());
    }

    private static void pause(long until) {
        long left = until - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }

    private Answer send(Webhook webhook) {
        long start = System.nanoTime();
        int status;
        try {
            status = client.send(webhook.to(target), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            status = 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Answer(webhook, status, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() {
        client.close();
    }
}
