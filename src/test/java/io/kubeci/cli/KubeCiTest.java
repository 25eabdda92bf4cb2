package io.kubeci.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.StartOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KubeCiTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine kubeCi =
            new CommandLine(new KubeCi()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void saysWhichVersionItIs() {
        int exitCode = kubeCi.execute("version");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).matches("kube-ci [0-9]\\S+ \\(Java .*\\)\\R");
    }

    @Test
    void listsTheSubcommandsAndAllSettings() {
        int exitCode = kubeCi.execute("help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("version", "help", "-grace.shutdown (KUBE_CI_GRACE_SHUTDOWN)");
        assertThat(StartOption.values())
                .allSatisfy(option -> assertThat(out.toString()).contains(option.label()));
    }

    @Test
    void endsWith2AtAnUnknownSubcommand() {
        int exitCode = kubeCi.execute("versoin");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("versoin");
    }
}
