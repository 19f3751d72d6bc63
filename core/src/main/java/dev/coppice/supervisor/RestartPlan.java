package dev.coppice.supervisor;

import java.util.List;

/// What a supervisor does to bring a child back: stop these, in this order, then start those, in
/// that order.
///
/// It is a decision and changes nothing. A member to be stopped that is not running is merely not
/// retried any more. One that had finished, or was terminated, is started again with the others
/// (Y-08), a temporary one is not (Y-09).
record RestartPlan(List<Member> stop, List<ChildSpec> start) {

    /// Plans the restart of a child that has ended, or whose last restart has failed.
    static RestartPlan of(Strategy strategy, Children children, ChildSpec ended) {
        return switch (strategy) {
            case ONE_FOR_ONE -> new RestartPlan(List.of(), List.of(ended));
            case REST_FOR_ONE -> together(children.from(ended.id()), ended);
            case ONE_FOR_ALL -> together(List.copyOf(children.inStartOrder()), ended);
        };
    }

    private static RestartPlan together(List<Member> scope, ChildSpec ended) {
        return new RestartPlan(
                scope.reversed().stream()
                        .filter(member -> !member.id().equals(ended.id()))
                        .toList(),
                scope.stream()
                        .map(Member::spec)
                        .filter(spec -> spec.restart().keepsPlace())
                        .toList());
    }
}
