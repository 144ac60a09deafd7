package org.entente.node.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.entente.as4.message.As4Opener;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opening;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailStop;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.Payload;
import org.entente.store.content.FileContentStore;
import org.entente.trust.keys.NodeVault;

/** The content store of one end, on the disk and encrypted as a node's is; what it holds is not remembered. */
final class EndStore {

    private final ContentStore contents;
    private final long limit;

    /** {@code limit} is the largest payload in bytes. */
    EndStore(Path folder, Path keys, long limit) {
        this.contents = new FileContentStore(folder, NodeVault.in(keys), new SecureRandom(), new FailStop(why -> {}));
        this.limit = limit;
    }

    /** Keeps what nobody can compress, as an agency would hand it in; to be sent as often as one likes. */
    Payload hold(long size) {
        ContentKey key = contents.newKey();
        var name = new PartName(PartRole.ATTACHMENT, "recording.bin", "application/octet-stream");
        Part part = contents.keep(key, name, new Noise(size), limit);
        return new Payload(
                "a1", part.name(), part.mediaType(), part.size(), part.digest(), () -> contents.open(key, part));
    }

    /** Opens a message into the store; nothing stays of one that is refused. */
    OpenedWire keep(As4Opener opener, StateCode own, Arrival arrival) {
        return new Opening(opener, contents, own, limit).open(arrival).wire();
    }
}
