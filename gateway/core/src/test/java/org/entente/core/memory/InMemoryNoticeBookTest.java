package org.entente.core.memory;

import org.entente.core.evidence.NoticeBook;
import org.entente.core.evidence.NoticeBookContract;

class InMemoryNoticeBookTest implements NoticeBookContract {

    private final NoticeBook book = new InMemoryNoticeBook();

    @Override
    public NoticeBook book() {
        return book;
    }
}
