package dev.coppice.todo.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Linker;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class JvmTest {

    private final HotSpotDiagnosticMXBean options =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @Test
    void itLooksForGarbageAlsoWhenNothingHappensUnlessSomebodyHasSaidOtherwise() {
        Jvm.beModest();
        assertThat(options.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("30000");
        assertThat(options.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("20");

        options.setVMOption("G1PeriodicGCInterval", "77000");
        Jvm.beModest();
        assertThat(options.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("77000");
    }

    @Test
    void whatIsAskedForIsCounted() {
        long before = Jvm.allocated();
        byte[] asked = new byte[1_000_000];

        assertThat(Jvm.allocated() - before).isGreaterThanOrEqualTo(asked.length);
    }

    @Test
    void whatNobodyNeedsIsGivenBack() throws InterruptedException {
        WeakReference<Object> garbage = new WeakReference<>(new Object());

        Jvm.giveBack();

        assertThat(garbage.get()).isNull();
    }

    @Test
    void theCLibraryIsToldWhereItIsGnus() {
        boolean isGnus =
                Linker.nativeLinker().defaultLookup().find("gnu_get_libc_version").isPresent();

        assertThat(Jvm.giveBackNative()).isEqualTo(isGnus);
    }
}
