package dev.coppice.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The processes that one process is linked to, in the order in which they hear of its end.
///
/// Nothing promises an order there, but a server that stops because its supervisor was
/// killed, and one that stops because its neighbour did, are seen in it. So it is the BEAM's: that
/// keeps links in a red-black tree, older processes to the left, and tells the subtrees before
/// their root. Guarded by its owner.
///
/// Most processes have one link or none: the owner's field holds nothing, the process itself, or a
/// tree once there were more.
final class LinkTree {

    private static final int LEFT = 0;
    private static final int RIGHT = 1;

    private static final class Node {
        LocalProcess process;
        @Nullable Node parent;
        final @Nullable Node[] children = new @Nullable Node[2];
        boolean red = true;

        Node(LocalProcess process, @Nullable Node parent) {
            this.process = process;
            this.parent = parent;
        }
    }

    private @Nullable Node root;

    private LinkTree() {}

    static Object with(@Nullable Object links, LocalProcess process) {
        if (links == null || links == process) {
            return process;
        }
        LinkTree tree;
        if (links instanceof LinkTree several) {
            tree = several;
        } else {
            tree = new LinkTree();
            tree.add((LocalProcess) links);
        }
        tree.add(process);
        return tree;
    }

    static boolean areSeveral(@Nullable Object links) {
        return links instanceof LinkTree;
    }

    static @Nullable Object without(@Nullable Object links, Pid process) {
        if (links instanceof LinkTree tree) {
            Node found = tree.find(process);
            if (found != null) {
                tree.remove(found);
            }
            return tree.root == null ? null : tree;
        }
        return links == process ? null : links;
    }

    static boolean has(@Nullable Object links, Pid process) {
        return links instanceof LinkTree tree ? tree.find(process) != null : links == process;
    }

    /// The linked processes, in the order in which they are told; a copy.
    static List<LocalProcess> list(@Nullable Object links) {
        if (links instanceof LinkTree tree) {
            List<LocalProcess> all = new ArrayList<>();
            subtreesFirst(tree.root, all);
            return all;
        }
        return links == null ? List.of() : List.of((LocalProcess) links);
    }

    private static void subtreesFirst(@Nullable Node node, List<LocalProcess> into) {
        if (node != null) {
            subtreesFirst(node.children[LEFT], into);
            subtreesFirst(node.children[RIGHT], into);
            into.add(node.process);
        }
    }

    private @Nullable Node find(Pid process) {
        Node at = root;
        while (at != null && at.process != process) {
            at = at.children[process.number() < at.process.number() ? LEFT : RIGHT];
        }
        return at;
    }

    private void add(LocalProcess process) {
        Node above = null;
        int side = LEFT;
        for (Node at = root; at != null; at = at.children[side]) {
            if (at.process == process) {
                return;
            }
            above = at;
            side = process.number() < at.process.number() ? LEFT : RIGHT;
        }
        Node fresh = new Node(process, above);
        put(above, side, fresh);
        balanceAfterAdding(fresh);
    }

    private void balanceAfterAdding(Node fresh) {
        Node node = fresh;
        for (Node parent; (parent = node.parent) != null && parent.red; ) {
            Node grandparent = parent.parent;
            if (grandparent == null) {
                break;
            }
            int side = sideOf(parent, grandparent);
            Node uncle = grandparent.children[1 - side];
            if (uncle != null && uncle.red) {
                parent.red = false;
                uncle.red = false;
                grandparent.red = true;
                node = grandparent;
                continue;
            }
            if (node == parent.children[1 - side]) {
                rotate(parent, side);
                node = parent;
                parent = grandparent.children[side];
            }
            if (parent != null) {
                parent.red = false;
            }
            grandparent.red = true;
            rotate(grandparent, 1 - side);
        }
        if (root != null) {
            root.red = false;
        }
    }

    private void remove(Node node) {
        Node spliced = node;
        Node right = node.children[RIGHT];
        if (node.children[LEFT] != null && right != null) {
            spliced = right;
            for (Node left; (left = spliced.children[LEFT]) != null; ) {
                spliced = left;
            }
            node.process = spliced.process; // the successor takes its place
        }
        Node above = spliced.parent;
        Node below =
                spliced.children[LEFT] != null ? spliced.children[LEFT] : spliced.children[RIGHT];
        int side = above == null ? LEFT : sideOf(spliced, above);
        put(above, side, below);
        if (!spliced.red) {
            balanceAfterRemoving(below, above, side);
        }
    }

    /// One black node is missing on the way to `below`, which hangs under `above` on this side.
    private void balanceAfterRemoving(@Nullable Node below, @Nullable Node above, int at) {
        Node node = below;
        Node parent = above;
        int side = at;
        while (parent != null && !isRed(node)) {
            Node sibling = sibling(parent, side);
            if (sibling.red) {
                sibling.red = false;
                parent.red = true;
                rotate(parent, side);
                sibling = sibling(parent, side);
            }
            if (!isRed(sibling.children[LEFT]) && !isRed(sibling.children[RIGHT])) {
                sibling.red = true;
                node = parent;
                parent = node.parent;
                side = parent == null ? LEFT : sideOf(node, parent);
                continue;
            }
            if (!isRed(sibling.children[1 - side])) {
                blacken(sibling.children[side]);
                sibling.red = true;
                rotate(sibling, 1 - side);
                sibling = sibling(parent, side);
            }
            sibling.red = parent.red;
            parent.red = false;
            blacken(sibling.children[1 - side]);
            rotate(parent, side);
            node = root;
            parent = null;
        }
        blacken(node);
    }

    private static boolean isRed(@Nullable Node node) {
        return node != null && node.red;
    }

    private static void blacken(@Nullable Node node) {
        if (node != null) {
            node.red = false;
        }
    }

    private static int sideOf(Node node, Node parent) {
        return parent.children[LEFT] == node ? LEFT : RIGHT;
    }

    /// The other child of a parent that misses a black node on one side; so there is one.
    private static Node sibling(Node parent, int side) {
        return java.util.Objects.requireNonNull(parent.children[1 - side]);
    }

    private void put(@Nullable Node parent, int side, @Nullable Node child) {
        if (parent == null) {
            root = child;
        } else {
            parent.children[side] = child;
        }
        if (child != null) {
            child.parent = parent;
        }
    }

    /// Lets the child on the other side take the node's place, and the node hang below it on this
    /// side.
    private void rotate(Node node, int side) {
        Node rising = sibling(node, side);
        Node above = node.parent;
        put(above, above == null ? LEFT : sideOf(node, above), rising);
        put(node, 1 - side, rising.children[side]);
        put(rising, side, node);
    }
}
