package io.kubeci;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesMetricsTest {

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "POST,   /apis/kube-ci.qutics.com/v1alpha1/namespaces/kube-ci/deliveries,            create, deliveries",
        "GET,    /apis/kube-ci.qutics.com/v1alpha1/namespaces/argo/runs/shop,                get,    runs",
        "PUT,    /apis/kube-ci.qutics.com/v1alpha1/namespaces/argo/runs/shop/status,         update, runs/status",
        "GET,    /apis/kube-ci.qutics.com/v1alpha1/namespaces/argo/runs?limit=200,           list,   runs",
        "GET,    /apis/argoproj.io/v1alpha1/namespaces/argo/workflows?watch=true&x=y,        watch,  workflows",
        "PATCH,  /apis/argoproj.io/v1alpha1/namespaces/argo/workflows/shop,                  patch,  workflows",
        "DELETE, /api/v1/namespaces/argo/pods/shop,                                          delete, pods",
        "GET,    /api/v1/namespaces/argo/pods/shop/log?container=main,                       get,    pods/log",
        "GET,    /api/v1/nodes/one,                                                          get,    nodes",
        "GET,    /version,                                                                   GET,    other"
    })
    void namesRequestsInTheClustersWords(String method, String path, String verb, String resource) {
        var called = KubernetesMetrics.called(method, URI.create("https://cluster:6443" + path));

        assertThat(called).isEqualTo(new KubernetesMetrics.Called(verb, resource));
    }
}
