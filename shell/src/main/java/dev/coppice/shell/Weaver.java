package dev.coppice.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.Set;

/// Puts a {@link Checkpoint} at the start of every method of a class, and before every jump back.
final class Weaver {

    private static final ClassDesc CHECKPOINT = Checkpoint.class.describeConstable().orElseThrow();

    private final ClassFile classes;

    /// A weaver for classes whose supertypes `known` can tell.
    Weaver(ClassHierarchyResolver known) {
        classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known));
    }

    /// The same class with checkpoints.
    byte[] woven(byte[] bytes) {
        return classes.transformClass(
                classes.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        CodeTransform.ofStateful(Checkpoints::new)));
    }

    private static final class Checkpoints implements CodeTransform {

        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            checkpoint(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            } else if (element instanceof BranchInstruction jump
                    && passed.contains(jump.target())) {
                checkpoint(code);
            }
            code.with(element);
        }

        private static void checkpoint(CodeBuilder code) {
            code.invokestatic(CHECKPOINT, "pass", ConstantDescs.MTD_void);
        }
    }
}
