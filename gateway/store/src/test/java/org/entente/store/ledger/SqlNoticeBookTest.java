package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.core.content.Digest;
import org.entente.core.evidence.NoticeBook;
import org.entente.core.evidence.NoticeBookContract;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.Test;

class SqlNoticeBookTest implements NoticeBookContract {

    private final NoticeBook oneNode = new SqlNoticeBook(OneDatabase.connected());

    @Override
    public NoticeBook book() {
        return oneNode;
    }

    @Test
    void letsOneOfManyNodesGiveANotice() throws InterruptedException, ExecutionException {
        Digest what = Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        List<Future<Boolean>> claims = new ArrayList<>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 8; node++) {
                NoticeBook its = new SqlNoticeBook(OneDatabase.connected());
                claims.add(nodes.submit(() -> its.claim(what, 30, NOON)));
            }
        }

        int given = 0;
        for (Future<Boolean> claim : claims) {
            given += claim.get() ? 1 : 0;
        }
        assertThat(given).isEqualTo(1);
    }

    @Test
    void isKnownToANodeThatStartsAgainAndForgottenAfterTwoYears() {
        Digest what = Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        oneNode.claim(what, 7, NOON);

        NoticeBook startedAgain = new SqlNoticeBook(OneDatabase.connected());

        assertThat(startedAgain.claim(what, 7, NOON.plus(Duration.ofDays(6)))).isFalse();
        assertThat(startedAgain.claim(what, 7, NOON.plus(Duration.ofDays(731)))).isTrue();
    }
}
