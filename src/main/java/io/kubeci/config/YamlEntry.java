package io.kubeci.config;

import org.yaml.snakeyaml.nodes.Node;

/// A key and its value, with their positions.
record YamlEntry(Node key, Node value) {}
