package io.kubeci.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleUrlsTest {

    private static final ModuleUrl SCRIPT = new ModuleUrl.Context(".kube-ci", "ci.star");
    private static final ModuleUrl DEEPER = new ModuleUrl.Context(".kube-ci", "lib/go.star");
    private static final ModuleUrl LIBRARY = new ModuleUrl.GitHub("octo", "lib", "v1", "dir/a.star");
    private static final ModuleUrl PAGE = new ModuleUrl.Web(URI.create("https://example.com/x/a.star?v=1"));

    private final ModuleUrls urls = new ModuleUrls(
            ".kube-ci",
            "octo",
            new ScriptSettings(
                    List.of(Pattern.compile("shared/lib")),
                    List.of("example.com", "other.com:8443"),
                    1,
                    1,
                    Duration.ZERO));

    @ParameterizedTest(name = "{0}, {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            script  | context:///a.star                        | .kube-ci/a.star
            script  | context:/lib//./a.star                   | .kube-ci/lib/a.star
            script  | a.star                                   | .kube-ci/a.star
            deeper  | a.star                                   | .kube-ci/lib/a.star
            deeper  | ../a.star                                | .kube-ci/a.star
            deeper  | /a.star                                  | .kube-ci/a.star
            deeper  | ///a.star                                | .kube-ci/a.star
            library | context:///a.star                        | .kube-ci/a.star
            script  | github://lib.octo/a.star                 | github://lib.octo/a.star
            script  | github://lib/a.star                      | github://lib.octo/a.star
            script  | github://my.own.lib.OCTO/d/a.star?ref=v1 | github://my.own.lib.OCTO/d/a.star?ref=v1
            script  | github://lib.octo/a.star?ref=topic%2Fa+b | github://lib.octo/a.star?ref=topic/a+b
            script  | github://lib.shared/a.star               | github://lib.shared/a.star
            library | b.star                                   | github://lib.octo/dir/b.star?ref=v1
            library | ../b.star                                | github://lib.octo/b.star?ref=v1
            library | /b.star                                  | github://lib.octo/b.star?ref=v1
            library | ///b.star                                | github://lib.octo/b.star?ref=v1
            library | b.star?ref=v2                            | github://lib.octo/dir/b.star?ref=v2
            library | github://other/b.star                    | github://other.octo/b.star
            script  | https://example.com/a.star               | https://example.com/a.star
            script  | https://example.com:443/a.star           | https://example.com:443/a.star
            script  | https://other.com:8443/a.star            | https://other.com:8443/a.star
            page    | b.star                                   | https://example.com/x/b.star
            page    | ../b.star                                | https://example.com/b.star
            page    | /b.star                                  | https://example.com/b.star
            page    | //other.com:8443/b.star                  | https://other.com:8443/b.star
            """)
    void understandsUrls(String from, String url, String name) {
        assertThat(urls.resolve(url, module(from)))
                .isInstanceOfSatisfying(
                        ModuleUrls.Meaning.Place.class,
                        place -> assertThat(place.url().name()).isEqualTo(name));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../a.star",
                "context:///../a.star",
                "context:///x/../../a.star",
                "context://host/a.star",
                "//host/a.star",
                "github://lib.evil/a.star",
                "github://lib2.shared/a.star",
                "github://xlib.shared/a.star",
                "github://lib.shared",
                "github://lib.octo/",
                "github://lib.octo/../../x",
                "github://lib.octo/%2e%2e/x",
                "github://...octo/x",
                "github://a b.octo/x",
                "github://lib.octo/x?ref=a&token=b",
                "github://lib.octo/x?raw=1",
                "github://lib.octo/x%0a",
                "github://lib.octo/x%",
                "http://example.com/a.star",
                "https://example.com.evil/a.star",
                "https://evil/a.star",
                "https://example.com:8443/a.star",
                "https://user@example.com/a.star",
                "https://example.com@evil/a.star",
                "https://example.com/a.star#x",
                "https:///a.star",
                "https://127.0.0.1/a.star",
                "https://[::1]/a.star",
                "file:///etc/passwd",
                "jar:file:/x",
                "HTTPS://evil/a"
            })
    void refusesWhatMayNotBeRead(String url) {
        assertThat(urls.resolve(url, SCRIPT)).isInstanceOf(ModuleUrls.Meaning.Refused.class);
    }

    private static ModuleUrl module(String name) {
        return switch (name) {
            case "deeper" -> DEEPER;
            case "library" -> LIBRARY;
            case "page" -> PAGE;
            default -> SCRIPT;
        };
    }
}
