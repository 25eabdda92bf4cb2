package io.kubeci.process;

import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A story about the packaged operator, told on every lane that there is.
///
/// One operator serves all tests of a class; each test has a repository of its own. If a test fails, the end of the
/// operator's log is printed.
@ParameterizedClass(name = "{0} lane")
@MethodSource("io.kubeci.process.Lanes#available")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LogOnFailure.class)
abstract class Scenario {

    @Parameter
    Lane lane;

    Scene scene;
    FakeGitHub github;
    FakeRepository repository;

    /// Further environment variables for the operator.
    Map<String, String> environment() {
        return Map.of();
    }

    @BeforeParameterizedClassInvocation
    void open(Lane here) {
        scene = Scene.open(here, getClass(), environment());
        github = scene.github();
    }

    @BeforeEach
    void freshRepository() {
        repository = scene.repository();
        github.forgetViolations();
    }

    @AfterEach
    void nothingWrong() {
        github.trouble().end();
        scene.check();
    }

    @AfterParameterizedClassInvocation
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    /// For stories in which something is done to the cluster that nobody does to a real one.
    void onFakeClusterOnly() {
        Assumptions.assumeTrue(scene.cluster().fake().isPresent(), "needs a cluster that can be told to fail");
    }

    /// For stories in which containers end as only simulated ones do when told.
    void withSimulatedPodsOnly() {
        Assumptions.assumeTrue(scene.cluster().simulatesPods(), "needs simulated pods");
    }
}
