package io.kubeci.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The nodes of a Workflow as a tree of groups and members, for people.
///
/// Argo's `children` says both "inside" and "after", so that walking it alone puts the end of a parallel branch before
/// its sisters. Here a node is inside its boundary, an attempt inside its Retry node, an item inside its TaskGroup, a
/// member of a container set inside its pod. Members of one group are ordered by start, then by distance from the root
/// over `children`, then by display name. Cycles, missing parents and missing children lose no node: what cannot be
/// reached from the top is put at the top.
final class NodeTree {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> distance = new HashMap<>();
    private final Map<String, String> inside = new HashMap<>();
    private final Map<String, Node> stepGroup = new HashMap<>();
    private final Map<String, List<Node>> members = new HashMap<>();

    /// A node at its place.
    ///
    /// @param depth how many shown groups it is inside of
    /// @param tolerated whether it, or something it is inside of, ended badly without harm to what surrounds it
    record Placed(Node node, int depth, boolean tolerated) {}

    /// @param root the root's id, which is the Workflow's name
    NodeTree(JsonNode json, String root) {
        json.properties().forEach(entry -> nodes.put(entry.getKey(), Node.of(entry.getKey(), entry.getValue())));
        measure(root);
        nodes.values().forEach(this::adopt);
        for (var node : nodes.values()) {
            parent(node).ifPresent(parent -> members(parent.id()).add(node));
        }
    }

    /// All nodes, each once, groups before their members.
    List<Placed> inOrder() {
        var order = order();
        members.values().forEach(list -> list.sort(order));
        var all = new ArrayList<>(nodes.values());
        all.sort(order);
        var seen = HashSet.<String>newHashSet(nodes.size());
        var result = new ArrayList<Placed>(nodes.size());
        all.stream().filter(node -> parent(node).isEmpty()).forEach(top -> walk(top, seen, result));
        all.forEach(leftOver -> walk(leftOver, seen, result));
        return result;
    }

    /// The members of a group, in no order.
    List<Node> membersOf(Node group) {
        return members.getOrDefault(group.id(), List.of());
    }

    /// The node that another is inside of.
    Optional<Node> parent(Node node) {
        var owner = Optional.ofNullable(inside.get(node.id())).orElse(node.boundary());
        return owner.equals(node.id()) ? Optional.empty() : Optional.ofNullable(nodes.get(owner));
    }

    private List<Node> members(String id) {
        return members.computeIfAbsent(id, _ -> new ArrayList<>());
    }

    private void measure(String root) {
        var queue = new ArrayDeque<String>();
        if (nodes.containsKey(root)) {
            distance.put(root, 0);
            queue.add(root);
        }
        while (!queue.isEmpty()) {
            var node = nodes.get(queue.remove());
            if (node == null) {
                continue;
            }
            for (var child : node.children()) {
                if (distance.putIfAbsent(child, distance.getOrDefault(node.id(), 0) + 1) == null) {
                    queue.add(child);
                }
            }
        }
    }

    private void adopt(Node node) {
        if (node.isRetry() || node.isList()) {
            var prefix = node.name() + "(";
            node.children().stream()
                    .map(nodes::get)
                    .filter(child -> child != null && child.name().startsWith(prefix))
                    .forEach(child -> inside.put(child.id(), node.id()));
        }
        if (node.isStepGroup()) {
            node.children().forEach(child -> stepGroup.put(child, node));
        }
    }

    private Comparator<Node> order() {
        return Comparator.<Node, Instant>comparing(node -> node.startedAt().orElse(Instant.MAX))
                .thenComparing(node -> distance.getOrDefault(node.id(), Integer.MAX_VALUE))
                .thenComparing(Node::displayName)
                .thenComparing(Node::id);
    }

    private void walk(Node top, Set<String> seen, List<Placed> result) {
        var stack = new ArrayDeque<Placed>();
        stack.push(new Placed(top, 0, isTolerated(top)));
        while (!stack.isEmpty()) {
            var placed = stack.pop();
            if (!seen.add(placed.node().id())) {
                continue;
            }
            result.add(placed);
            var inner = membersOf(placed.node());
            for (int i = inner.size() - 1; i >= 0; i--) {
                var member = inner.get(i);
                stack.push(new Placed(member, placed.depth() + 1, placed.tolerated() || isTolerated(member)));
            }
        }
    }

    /// A bad node is tolerated if what surrounds it is not bad: another attempt follows, or `continueOn` let it pass.
    private boolean isTolerated(Node node) {
        if (!node.isBad()) {
            return false;
        }
        var group = stepGroup.get(node.id());
        if (group != null && group.phase() == StepReport.Phase.SUCCEEDED) {
            return true;
        }
        return parent(node)
                .filter(parent -> parent.isRetry() ? !parent.isBad() : parent.phase() == StepReport.Phase.SUCCEEDED)
                .isPresent();
    }
}
