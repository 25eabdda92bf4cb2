package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where each row of what users of kube-ci 0.12 rely on is shown: the first line of a case's `events.yaml` names the
/// section that it is of, this table the cases of each row. What is no event is shown by the tests that are named
/// last.
class CompatibilityRowsTest {

    private static final Set<String> CASES =
            Golden.cases("compat").map(Golden::name).collect(Collectors.toSet());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2 configuration | ciContextPath          | config-another-context-path config-another-context-path-hides-the-usual-one
            2 configuration | ciYAMLFile             | config-another-yaml-file
            2 configuration | ciStarlarkFile         | config-another-starlark-file
            2 configuration | namespace              | config-namespace
            2 configuration | managedBy              | config-managed-by
            2 configuration | tolerations            | config-tolerations-and-node-selector
            2 configuration | nodeSelector           | config-tolerations-and-node-selector
            2 configuration | templates              | comment-setup comment-help config-every-key-of-0.12
            2 configuration | cacheDefaults          | cache-of-the-configuration cache-none-against-the-configuration
            2 configuration | buildDraftPRs          | config-build-drafts policy-a-draft
            2 configuration | buildBranches          | config-build-branches-is-not-anchored config-build-branches-is-re2
            2 configuration | manualTemplates        | manual-steps-are-offered manual-steps-none-by-default
            2 configuration | essentialTemplates     | manual-steps-are-offered
            2 configuration | deployTemplates        | deployment-of-a-node deployment-none-by-default config-deploy-templates
            2 configuration | productionEnvironments | deployment-to-production deployment-to-production-by-default
            2 configuration | environmentParameter   | deployment-by-another-parameter
            2 configuration | nonInteractiveBranches | manual-steps-not-on-non-interactive-branches
            2 configuration | extraParameters        | config-extra-parameters config-extra-parameters-do-not-win
            2 configuration | api.defaultInstallID   | config-every-key-of-0.12
            2 configuration | all defaults           | config-an-empty-file
            3 workflow      | no directory           | no-directory a-directory-without-a-workflow
            3 workflow      | ci.star                | star-wins-over-yaml star-that-defines-no-workflow
            3 workflow      | ci.yaml                | name-plain another-kind
            3 workflow      | a parse error          | broken-yaml star-with-a-mistake
            4 names         | kube-ci.master         | name-plain
            4 names         | atom-api.erbc-96-…     | name-of-a-long-branch
            4 names         | kube-ci.deploy.master  | name-with-an-entrypoint
            4 names         | kube-ci.deploy-migratio| name-with-an-entrypoint-that-argo-does-not-allow
            4 names         | quite-long-repo-name   | name-of-a-long-repository
            4 names         | quite-long-repo.deploy | name-with-an-entrypoint-in-a-long-repository
            4 decoration    | generateName, namespace| generate-name-and-namespace-of-the-author
            4 decoration    | TTL                    | clean-up-by-default clean-up-of-the-author
            4 parameters    | of a branch            | parameters-of-a-branch parameters-of-a-repository-without-a-default-branch
            4 parameters    | of a tag               | parameters-of-a-tag
            4 parameters    | pullRequestID, …       | parameters-of-a-pull-request policy-any-of-several-pull-requests
            4 parameters    | cacheVolumeClaimName   | cache-project
            4 parameters    | of the author          | parameters-of-the-author-give-way parameters-without-a-value-that-kube-ci-gives
            4 labels        | managedBy, org, …      | name-plain labels-of-a-long-branch name-of-odd-characters
            4 annotations   | sha, branch, …         | parameters-of-a-branch
            4 annotations   | deployment-ids         | deployment-of-a-node
            4 annotations   | pr-url, title          | parameters-of-a-pull-request parameters-of-a-suite-with-a-pull-request
            4 read          | runForBranch           | run-for-branch-false run-for-branch-false-and-run-for-tag
            4 read          | runForTag              | parameters-of-a-tag policy-a-tag-that-is-not-wanted
            4 read          | cacheScope             | cache-project cache-branch cache-none-against-the-configuration
            4 read          | cacheSize              | cache-project cache-without-a-size
            4 read          | cacheStorageClassName  | cache-storage-class
            4 read          | cacheName              | cache-name cache-name-that-is-not-there
            4 read          | manualTemplates        | manual-steps-of-the-annotations
            4 read          | essentialTemplates     | manual-steps-essential-by-annotation
            4 read          | deployTemplates        | deployment-of-the-annotation
            4 read          | nonInteractiveBranches | manual-steps-not-on-the-authors-non-interactive-branches
            4 read          | features, lint         | every-annotation-of-0.12
            5 policy        | a pushed commit        | policy-a-branch-that-matches policy-a-branch-that-does-not-match
            5 policy        | any pull request       | policy-any-of-several-pull-requests policy-a-pull-request-against-another-branch
            5 policy        | only drafts            | policy-a-draft policy-a-draft-beside-a-ready-one config-build-drafts
            5 policy        | another repository     | policy-a-fork comment-run-of-a-fork comment-run-of-a-fork-by-its-commit
            5 policy        | a new tag              | policy-a-tag-that-is-not-wanted run-for-branch-false
            5 policy        | the way out            | comment-run-after-a-refusal comment-run-of-a-draft
            5 policy        | running ones           | policy-older-runs-are-cancelled policy-runs-of-other-branches-go-on
            6 events        | check_suite            | event-suite-requested event-suite-rerequested-after-success event-suite-rerequested-after-a-failure event-suite-of-another-app
            6 events        | check_run rerequested  | event-check-run-rerequested event-check-run-rerequested-of-a-template event-check-run-of-another-app
            6 events        | run                    | button-run button-run-on-a-tag button-by-a-stranger
            6 events        | skip                   | button-skip
            6 events        | clearCache             | button-clear-cache button-clear-cache-by-a-stranger
            6 events        | clearCacheBranch       | button-clear-cache-branch
            6 events        | create                 | event-tag-created event-branch-created
            6 events        | delete                 | cache-of-a-deleted-branch cache-of-a-deleted-tag event-branch-deleted
            6 events        | repository             | cache-of-a-repository-that-is-archived cache-of-a-repository-that-is-deleted
            6 events        | deployment             | deployment-by-a-person deployment-by-a-person-of-a-tag deployment-of-others
            6 events        | deployment_status      | deployment-of-others
            6 events        | issue_comment          | comment-run comment-edited comment-by-a-bot comment-without-a-command
            6 events        | issues                 | comment-that-opens-an-issue
            6 events        | anything else          | event-ping-and-others
            7 check runs    | name, external_id      | check-run-queued deployment-by-a-person
            7 check runs    | status                 | check-run-queued check-run-in-progress check-run-success check-run-failure check-run-error check-run-of-a-deleted-workflow policy-older-runs-are-cancelled
            7 check runs    | details URL, links     | check-run-success config-namespace
            7 check runs    | output                 | check-run-success check-run-failure
            7 check runs    | annotations            | annotations-from-logs annotations-keep-the-first-word
            7 check runs    | Clear Cache            | cache-project
            7 check runs    | manual steps           | manual-steps-are-offered manual-steps-not-after-a-failure manual-steps-not-after-another-entrypoint manual-steps-not-on-the-default-branch
            7 check runs    | long template names    | manual-steps-with-a-long-name
            7 check runs    | retried in Argo        | a-retry-in-argo
            8 deployments   | of a node              | deployment-of-a-node deployment-of-a-tag deployment-to-production deployment-of-a-node-that-is-retried
            8 deployments   | statuses               | deployment-of-a-node deployment-that-fails deployment-with-an-error deployment-that-is-cancelled
            8 deployments   | its own event          | deployment-of-our-own
            8 deployments   | of a person            | deployment-by-a-person deployment-by-a-person-wins-over-the-workflow deployment-by-a-person-of-an-unknown-template
            9 caches        | name, labels           | cache-project cache-branch
            9 caches        | faults                 | cache-size-that-is-none cache-scope-that-is-none cache-without-a-size
            9 caches        | deletion               | cache-of-a-deleted-branch cache-of-a-deleted-branch-that-is-in-use
            10 commands     | who                    | comment-by-a-member comment-by-a-writer comment-by-a-stranger
            10 commands     | as a shell             | comment-run-of-a-template
            10 commands     | run                    | comment-run comment-run-in-an-issue
            10 commands     | deploy                 | comment-deploy comment-deploy-an-environment
            10 commands     | setup                  | comment-setup comment-setup-in-an-issue comment-setup-replaces comment-setup-of-a-fork comment-setup-of-another-context-path
            10 commands     | anything else          | comment-of-an-unknown-command comment-help
            11 faults       | buttons and tags       | button-run-on-a-tag
            11 faults       | openings of issues     | comment-that-opens-an-issue
            11 faults       | annotations, regexes   | manual-steps-essential-by-annotation deployment-to-production config-extra-parameters
            11 faults       | twice, wrong order     | event-push-suite-and-pull-request event-pushes-in-the-wrong-order deployment-by-a-person-announced-twice
            11 faults       | commands               | comment-run-after-a-refusal comment-with-a-second-line comment-setup-of-another-context-path
            11 faults       | the author's own       | status-of-the-author labels-and-annotations-of-the-author clean-up-of-the-author a-reference-to-a-workflow-template
            11 faults       | users, folders, tags   | repository-of-a-user a-folder-in-the-ci-folder event-annotated-tag-created-and-pushed
            """)
    void isShownByCases(String section, String row, String cases) {
        assertThat(CASES).containsAll(List.of(cases.split(" ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1 process and HTTP, intake/WebhookEndpointTest config/StartOptionsReaderTest api/RunRequestReaderTest",
        "2 regexes are RE2, config/SettingsReaderTest",
        "7 at most 50 annotations a request, github/edge/CheckRunsTest",
        "8 the deployment as it is sent, github/edge/StrictPeopleAndDeploymentsTest"
    })
    void isShownByOtherTests(String section, String tests) {
        for (var test : tests.split(" ")) {
            assertThat(Path.of("src/test/java/io/kubeci", test + ".java")).exists();
        }
    }
}
