package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a YAML file as Argo's parser would, but tells where everything stands, and takes no duplicates, no second
/// document, and nothing that grows beyond bounds.
public final class YamlReader {

    /// The tag by which a word without quotes is known.
    static final Tag PLAIN = new Tag("!plain");

    /// The longest file, in characters. A Workflow has to fit 1.5 MB as JSON; comments and indentation come on top.
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /// SnakeYAML's advice on indentation, given for every character that cannot be there.
    private static final Pattern REMARK = Pattern.compile("\\. \\(Do not use .* for indentation\\)", Pattern.DOTALL);

    private static final int MAX_NESTING = 100;
    private static final int MAX_ALIASES = 1_000;

    /// What a file turned out to be.
    public sealed interface Reading {

        /// A mapping, and where its parts stand.
        record Tree(ObjectNode tree, Positions positions) implements Reading {}

        /// Broken, for these reasons.
        record Broken(List<Problem> problems) implements Reading {

            /// Copies the list.
            public Broken {
                problems = List.copyOf(problems);
            }
        }
    }

    private YamlReader() {}

    /// Reads a text.
    ///
    /// @param file how problems name it, relative to the repository's root
    public static Reading read(String text, String file) {
        try {
            var composer = new Composer(new ParserImpl(new StreamReader(text), options()), new Words(), options());
            if (!composer.checkNode()) {
                return broken(new Problem("the file is empty", file, 1, 1));
            }
            var document = composer.getNode();
            if (composer.checkNode()) {
                var second = composer.getNode();
                if (!isEmpty(second)) {
                    return broken(problem(
                            "a second document begins here, but one Workflow is all that is read", file, second));
                }
            }
            if (!(document instanceof MappingNode mapping)) {
                return broken(problem(
                        isEmpty(document) ? "the file is empty" : "the file must be a mapping, like \"kind: Workflow\"",
                        file,
                        document));
            }
            return new TreeBuilder(file).build(mapping);
        } catch (MarkedYAMLException e) {
            return broken(marked(e, text, file));
        } catch (ReaderException e) {
            return broken(unreadable(e, text, file));
        } catch (YAMLException e) {
            return broken(new Problem(String.valueOf(e.getMessage()), file, 1, 1));
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_NESTING);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getValue().isEmpty()
                && scalar.getTag().equals(PLAIN);
    }

    private static Reading broken(Problem problem) {
        return new Reading.Broken(List.of(problem));
    }

    private static Problem problem(String message, String file, Node node) {
        var mark = node.getStartMark();
        return new Problem(message, file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Problem marked(MarkedYAMLException e, String text, String file) {
        var what = e.getProblem() == null ? "" : REMARK.matcher(e.getProblem()).replaceFirst("");
        var context = e.getContext() == null ? "" : e.getContext() + ", ";
        var message = "this is no YAML: %s%s%s".formatted(context, what, hint(context + what));
        int lastLine = (int) Math.max(1, text.lines().count());
        return Stream.of(Optional.ofNullable(e.getProblemMark()), Optional.ofNullable(e.getContextMark()))
                .flatMap(Optional::stream)
                // What is never closed is noticed behind the last line; where it was opened says more.
                .filter(mark -> mark.getLine() < lastLine)
                .findFirst()
                .map(mark -> new Problem(message, file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> new Problem(message, file, lastLine, 1));
    }

    private static String hint(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "; indent with blanks, YAML does not take tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "; a text with \": \" in it must be in quotes, and keys of one level must be indented alike";
        }
        if (problem.contains("an alias") || problem.contains("an anchor")) {
            return "; a text that begins with * or & must be in quotes";
        }
        if (problem.contains("cannot start any token")) {
            return "; a text that begins with this character must be in quotes";
        }
        return "";
    }

    private static Problem unreadable(ReaderException e, String text, String file) {
        var before = text.codePoints().limit(e.getPosition()).toArray();
        int line = 1;
        int column = 1;
        for (var c : before) {
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        return new Problem("the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()), file, line, column);
    }

    /// Leaves words without quotes for [YamlScalars] to understand.
    private static final class Words extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // Nothing is resolved here.
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case scalar -> implicit ? PLAIN : Tag.STR;
                case sequence -> Tag.SEQ;
                default -> Tag.MAP;
            };
        }
    }
}
