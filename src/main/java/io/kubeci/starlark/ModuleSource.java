package io.kubeci.starlark;

/// Where scripts get modules and files from: the host's side of `load` and `loadFile`.
///
/// Each module has one name, which the host chooses: equal names are the same module, and messages show them.
public interface ModuleSource {

    /// Says which module a URL means.
    ///
    /// @param url  as written in the script
    /// @param from the name of the module that loads
    Resolution resolve(String url, String from);

    /// Reads a module or file that was resolved.
    Content read(String name);

    /// Which module a URL means.
    sealed interface Resolution {

        record Module(String name) implements Resolution {}

        record Refused(String reason) implements Resolution {}
    }

    /// What there is under a name.
    sealed interface Content {

        record Found(byte[] bytes) implements Content {}

        record NotFound() implements Content {}

        record Refused(String reason) implements Content {}
    }

    /// A source that has nothing.
    ModuleSource NONE = new ModuleSource() {
        @Override
        public Resolution resolve(String url, String from) {
            return new Resolution.Refused("there are no modules here");
        }

        @Override
        public Content read(String name) {
            return new Content.NotFound();
        }
    };
}
