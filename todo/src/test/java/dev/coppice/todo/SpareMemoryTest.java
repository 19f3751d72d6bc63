package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {

    private final HotSpotDiagnosticMXBean jvm =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @Test
    void theJvmLooksForItAlsoWhenNothingHappensUnlessSomebodyHasSaidOtherwise() {
        SpareMemory.giveBack();
        assertThat(jvm.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("30000");
        assertThat(jvm.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo("20");

        jvm.setVMOption("G1PeriodicGCInterval", "77000");
        SpareMemory.giveBack();
        assertThat(jvm.getVMOption("G1PeriodicGCInterval").getValue()).isEqualTo("77000");
    }
}
