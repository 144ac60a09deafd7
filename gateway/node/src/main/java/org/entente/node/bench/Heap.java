package org.entente.node.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** How much heap this process has used at most since it was last asked to forget, garbage included. */
final class Heap {

    private Heap() {}

    static void forget() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long most() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
