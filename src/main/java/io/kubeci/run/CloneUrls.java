package io.kubeci.run;

/// Where a repository is cloned from, as GitHub and GitHub Enterprise Server have it for a repository's page.
///
/// Source: the `repository` object of GitHub's webhooks.
///
/// @param ssh `git@github.com:owner/name.git`
/// @param git `git://github.com/owner/name.git`
/// @param https `https://github.com/owner/name.git`
record CloneUrls(String ssh, String git, String https) {

    private static final CloneUrls NONE = new CloneUrls("", "", "");
    private static final String SCHEME = "https://";

    /// Those of a page; empty ones if it is none that GitHub would have.
    static CloneUrls of(String page) {
        int path = page.startsWith(SCHEME) ? page.indexOf('/', SCHEME.length()) : -1;
        if (path < 0) {
            return NONE;
        }
        var host = page.substring(SCHEME.length(), path);
        var name = page.substring(path + 1) + ".git";
        return new CloneUrls("git@" + host + ":" + name, "git://" + host + "/" + name, SCHEME + host + "/" + name);
    }
}
