package org.entente.core.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.ContentFiles;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.Desk;

/** Contents in memory, not encrypted. */
public final class InMemoryContents implements ContentStore, ContentFiles {

    @Override
    public ContentKey newKey() {
        return new ContentKey(new byte[0]);
    }

    @Override
    public ContentKey ownedBy(Desk agency, ContentKey key) {
        return key;
    }

    @Override
    public Part keep(ContentKey key, PartName name, InputStream in, long limit) {
        byte[] bytes = all(in);
        if (bytes.length > limit) {
            throw new Refused(FailureCode.TOO_LARGE, "Allowed are " + limit + " bytes");
        }
        return new Part(
                name.role(), name.name(), name.mediaType(), bytes.length, Digest.of(bytes), new Locator.Inline(bytes));
    }

    private static byte[] all(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public InputStream open(ContentKey key, Part part) {
        return switch (part.locator()) {
            case Locator.Inline inline -> new ByteArrayInputStream(inline.sealed());
            case Locator.Left left -> throw new IllegalStateException("Not brought along: " + left);
            case Locator.Filed filed -> throw new IllegalStateException("No files here: " + filed);
        };
    }

    @Override
    public Slice look(Optional<Locator.Filed> after, Instant before, int most) {
        return new Slice(List.of(), Optional.empty());
    }

    @Override
    public void remove(Locator.Filed file) {
        throw new IllegalStateException("No files here: " + file);
    }

    @Override
    public void discard(Part part) {
        // Memory is collected by itself.
    }
}
