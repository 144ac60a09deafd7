package org.entente.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;

/** What every notice book must do. */
public interface NoticeBookContract {

    Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    NoticeBook book();

    @Test
    default void givesEachNoticeOnce() {
        Digest what = something();

        assertThat(book().claim(what, 30, NOON)).isTrue();
        assertThat(book().claim(what, 30, NOON.plusSeconds(3600))).isFalse();
        assertThat(book().claim(what, 14, NOON.plusSeconds(7200))).isTrue();
    }

    @Test
    default void givesNoNoticeThatIsLateAfterANearerOne() {
        Digest what = something();

        assertThat(book().claim(what, 7, NOON)).isTrue();
        assertThat(book().claim(what, 60, NOON)).isFalse();
    }

    @Test
    default void keepsDifferentThingsApart() {
        assertThat(book().claim(something(), 7, NOON)).isTrue();
        assertThat(book().claim(something(), 7, NOON)).isTrue();
    }

    private static Digest something() {
        return Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
}
