package org.entente.as4.attack;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Part;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.message.Desk;

/** Contents in memory that tell how many parts are still there. */
public final class CountingContents implements ContentStore {

    private final ContentStore contents = new InMemoryContents();
    private final AtomicInteger there = new AtomicInteger();

    /** How many parts were kept and not discarded. */
    public int there() {
        return there.get();
    }

    @Override
    public ContentKey newKey() {
        return contents.newKey();
    }

    @Override
    public ContentKey ownedBy(Desk agency, ContentKey key) {
        return contents.ownedBy(agency, key);
    }

    @Override
    public Part keep(ContentKey key, PartName name, InputStream in, long limit) {
        Part part = contents.keep(key, name, in, limit);
        there.incrementAndGet();
        return part;
    }

    @Override
    public InputStream open(ContentKey key, Part part) {
        return contents.open(key, part);
    }

    @Override
    public void discard(Part part) {
        there.decrementAndGet();
        contents.discard(part);
    }
}
