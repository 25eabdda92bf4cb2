package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.intake.Answer;
import io.kubeci.policy.Decision;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people can be told is on one page; `-Dgolden.update=true` writes it anew.
class MessagesPageTest {

    private static final Path PAGE = Path.of("docs/messages.md");

    static Stream<Messages> groups() {
        return MessagesPage.GROUPS.stream().map(Supplier::get);
    }

    @Test
    void saysOnThePageWhatTheCodeSays() throws IOException {
        var text = MessagesPage.text();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).hasContent(text);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void leavesNoMessageOut(Messages group) {
        assertThat(group.all())
                .extracting(Messages.Message::method)
                .containsAll(sentences(group.source()))
                .isSubsetOf(sentences(group.source()));
        assertThat(group.all()).allSatisfy(message -> assertThat(message.text()).isNotBlank());
    }

    /// In which forms something is said.
    private static final Set<Class<?>> SAID =
            Set.of(String.class, CheckRunUpdate.class, Decision.Decline.class, Answer.class);

    private static Set<String> sentences(Class<?> source) {
        return Arrays.stream(source.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .filter(method -> SAID.contains(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
