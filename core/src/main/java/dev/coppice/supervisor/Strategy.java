package dev.coppice.supervisor;

/// What the end of one child means for its siblings, when the child is to be restarted.
///
/// It decides nothing for a child that is not restarted: a temporary child, or a transient one that
/// ended well, leaves its siblings alone under every strategy (Y-07).
public enum Strategy {
    /// Only the ended child is restarted (Y-01): the children do not need one another.
    ONE_FOR_ONE,
    /// Every child is stopped, last one first, and all are started again (Y-02): they need one
    /// another.
    ONE_FOR_ALL,
    /// The children after the ended one are stopped, last one first, and it and they are started
    /// again (Y-03): each needs those before it.
    REST_FOR_ONE
}
