package io.kubeci.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredRepositoryTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "git@github.com:acme/shop.git, git://github.com/acme/shop.git, https://github.com/acme/shop.git,"
                + " https://github.com/acme/shop",
        "git@code.acme.org:acme/shop.git, git://code.acme.org/acme/shop.git, https://code.acme.org/acme/shop.git,"
                + " https://code.acme.org/acme/shop",
        "ssh://git@code.acme.org:2222/acme/shop.git, '', https://mirror.acme.org/shop.git, https://code.acme.org/acme/shop",
        "git@github.com:acme/shop.git, git://github.com/acme/shop.git, http://127.0.0.1:8090/acme/shop.git,"
                + " http://127.0.0.1:8090/acme/shop"
    })
    void comesBackAsItWas(String ssh, String git, String https, String page) {
        var repository = new Repository(new RepoRef(1, 2, "acme", "shop"), ssh, git, https, page, "main");

        var stored = RunSpec.Repo.of(repository);

        assertThat(stored.repository().sshUrl()).isEqualTo(ssh);
        assertThat(stored.repository().httpsUrl()).isEqualTo(https);
        assertThat(stored.repository().htmlUrl()).isEqualTo(page);
    }

    @Test
    void takesNoRoomForAddressesThatFollowFromThePage() {
        var page = "https://github.com/acme/shop";
        var repository = new Repository(
                new RepoRef(1, 2, "acme", "shop"),
                "git@github.com:acme/shop.git",
                "git://github.com/acme/shop.git",
                page + ".git",
                page,
                "main");

        var stored = RunSpec.Repo.of(repository);

        assertThat(stored.sshUrl() + stored.gitUrl() + stored.httpsUrl()).isEmpty();
    }
}
