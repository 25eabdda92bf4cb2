package io.kubeci.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void showsAGreenCheckRunOfItsExample() throws IOException {
        try (var demo = Demo.start(0)) {
            var example = demo.example();
            var sha = example.head("main");

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> example.checkRuns(sha).stream()
                            .anyMatch(run -> run.status().equals("completed")));

            assertThat(example.checkRuns(sha)).singleElement().satisfies(run -> {
                assertThat(run.name()).isEqualTo("Workflow - build");
                assertThat(run.conclusion()).isEqualTo("success");
                assertThat(run.annotations())
                        .singleElement()
                        .satisfies(remark -> assertThat(remark.path()).isEqualTo("shop.go"));
            });
            assertThat(demo.github().violations()).isEmpty();
        }
    }
}
