package org.entente.phase4peer;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** How much heap this process has used at most since it was last asked, garbage included. */
final class Heap {

    private Heap() {}

    static long mostSinceLast() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long most =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return most;
    }
}
