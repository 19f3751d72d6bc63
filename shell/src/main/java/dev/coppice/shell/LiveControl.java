package dev.coppice.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/// JShell's execution in this JVM: every snippet runs inside the shell process, so that pids are
/// live objects and the verbs act on the process at the prompt.
final class LiveControl extends DirectExecutionControl {

    private final Evaluator evaluator;
    private final Runnable beforeCode;
    private Evaluation.Ending last = new Evaluation.NeverBegan();

    /// An execution of what `loader` loads.
    ///
    /// @param beforeCode is run before any code is
    LiveControl(Evaluator evaluator, SnippetLoader loader, Runnable beforeCode) {
        super(loader);
        this.evaluator = evaluator;
        this.beforeCode = beforeCode;
    }

    @Override
    protected String invoke(Method code) throws Exception {
        beforeCode.run();
        last = evaluator.run(code);
        return switch (last) {
            case Evaluation.Value(var shown) -> shown;
            case Evaluation.Failure(var with) -> throw new InvocationTargetException(with);
            case Evaluation.Unresolved(var with) -> throw with;
            case Evaluation.Refused(var with) -> throw new InvocationTargetException(with);
            case Evaluation.Struck(), Evaluation.NeverBegan() -> throw new StoppedException();
        };
    }

    /// How the last snippet ended.
    Evaluation.Ending ending() {
        return last;
    }

    /// A new snippet begins.
    void forget() {
        last = new Evaluation.NeverBegan();
    }

    /// A value as JShell prints it: text in quotes, arrays with their elements.
    static String plain(Object value) {
        return valueString(value);
    }
}
