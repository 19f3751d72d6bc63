package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Definition;
import dev.coppice.conformance.script.Definition.OfSupervisor;
import dev.coppice.process.Pid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the names of a running scenario stand for.
final class Definitions {

    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<Pid, OfSupervisor> supervisors = new HashMap<>();

    synchronized void add(Definition definition) {
        definitions.put(definition.name(), definition);
    }

    synchronized Optional<Definition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /// Returns what a name stands for; throws [NothingThere] when nothing does.
    Definition of(String name) {
        return find(name).orElseThrow(NothingThere::new);
    }

    /// Remembers as what a supervisor starts.
    synchronized void startAs(Pid supervisor, OfSupervisor definition) {
        supervisors.put(supervisor, definition);
    }

    /// Returns as what a process has started, if it is a supervisor.
    synchronized Optional<OfSupervisor> of(Pid process) {
        return Optional.ofNullable(supervisors.get(process));
    }

    /// Returns the children that a supervisor has from the start on, in the order of their lines.
    synchronized List<Definition> childrenOf(String parent) {
        return definitions.values().stream()
                .filter(definition -> definition.parent().filter(parent::equals).isPresent())
                .toList();
    }
}
