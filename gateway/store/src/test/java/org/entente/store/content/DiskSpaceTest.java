package org.entente.store.content;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.entente.core.failure.TemporaryFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @TempDir
    Path folder;

    @Test
    void asksForNothingWhereThereIsRoom() {
        assertThatNoException().isThrownBy(() -> new DiskSpace(List.of(folder), 1).require());
    }

    @Test
    void refusesWhatWouldEatIntoTheReserve() {
        assertThatThrownBy(() -> new DiskSpace(List.of(folder), Long.MAX_VALUE).require())
                .isInstanceOf(TemporaryFault.class)
                .hasMessageStartingWith("DISK_NEARLY_FULL: Less than ");
    }
}
