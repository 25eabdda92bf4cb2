package io.kubeci.model;

/// A repository as calls to GitHub name it, and the installation of our App through which we may.
///
/// @param installationId the App's installation: whose rights and whose rate limit the calls use
/// @param id GitHub's number of the repository, which survives renames; 0 where it is not known
/// @param owner the organisation's or user's login
/// @param name the name without the owner
public record RepoRef(long installationId, long id, String owner, String name) {

    /// `owner/name`.
    public String fullName() {
        return owner + "/" + name;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
