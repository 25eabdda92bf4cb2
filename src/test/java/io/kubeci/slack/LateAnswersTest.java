package io.kubeci.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateAnswersTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer slack;

    @BeforeEach
    void listen() throws IOException {
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slack.start();
    }

    @AfterEach
    void close() {
        slack.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:%d/commands/1".formatted(slack.getAddress().getPort());
    }

    @Test
    void tellsSlack() {
        try (var answers = new LateAnswers(Set.of("127.0.0.1"))) {
            answers.say(url(), new SlackMessage("done"));
        }

        assertThat(heard).containsExactly("{\"response_type\":\"ephemeral\",\"text\":\"done\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "::",
                "http://hooks.slack.com/x",
                "https://hooks.slack.com.example.org/x",
                "https://u@hooks.slack.com/",
                "file:///etc/passwd"
            })
    void tellsNobodyElse(String address) {
        try (var answers = new LateAnswers(LateAnswers.SLACK)) {
            answers.say(url(), new SlackMessage("done"));
            answers.say(address, new SlackMessage("done"));
        }

        assertThat(heard).isEmpty();
    }
}
