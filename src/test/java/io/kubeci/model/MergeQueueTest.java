package io.kubeci.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeQueueTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64, main, 104",
        "gh-readonly-queue/release/1.x/pr-7-ab, release/1.x, 7",
        "gh-readonly-queue/a/pr-1-b/pr-2-c0, a/pr-1-b, 2"
    })
    void knowsForWhatABranchOfTheQueueIs(String branch, String base, int pullRequest) {
        assertThat(MergeQueue.ofBranch(branch)).contains(new MergeQueue(base, pullRequest));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"main", "gh-readonly-queue/main", "x/gh-readonly-queue/main/pr-1-a", ""})
    void leavesOtherBranchesAlone(String branch) {
        assertThat(MergeQueue.ofBranch(branch)).isEmpty();
    }

    @Test
    void ownsWhateverBeginsAsItsBranchesDo() {
        assertThat(MergeQueue.owns("gh-readonly-queue/main/strange")).isTrue();
        assertThat(MergeQueue.owns("topic/gh-readonly-queue/")).isFalse();
    }
}
