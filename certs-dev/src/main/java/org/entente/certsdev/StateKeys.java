package org.entente.certsdev;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.certsdev.files.KeyFile;

/**
 * Where the keys and certificates of one State lie; the one place that knows the layout.
 *
 * <p>Only names paths: that the files are there is promised by {@link PlayPki}.
 */
public record StateKeys(PlayState state, Path stateFolder) {

    /** The folder of the node's keys. */
    public Path folder() {
        return stateFolder.resolve("keys");
    }

    /** The file with the passphrase of all the node's key files. */
    public Path passphraseFile() {
        return folder().resolve("passphrase");
    }

    /** The node's key for one purpose. */
    public KeyFile node(Purpose purpose) {
        return new KeyFile(folder().resolve(purpose.alias() + ".p12"), purpose.alias(), passphraseFile());
    }

    /** The certificates of the State's own authorities. */
    public TrustFiles trust() {
        return new TrustFiles(folder().resolve("trust"));
    }

    /** What this State hands to its partners. */
    public PublicFiles published() {
        return new PublicFiles(folder().resolve("public"));
    }

    /** What this State has been handed by another. */
    public PublicFiles partner(PlayState other) {
        return new PublicFiles(folder().resolve("partners").resolve(other.folderName()));
    }

    /** The client files of one agency, or of {@link PlayAgency#OPERATOR}. */
    public ClientFiles client(PlayAgency agency) {
        return new ClientFiles(agency, folder().resolve("agencies"));
    }

    /** The client files of all agencies, and of the people who run the node last. */
    public List<ClientFiles> clients() {
        return Stream.concat(state.agencies().stream(), PlayAgency.PEOPLE.stream())
                .map(this::client)
                .toList();
    }

    /** The folder of the authorities' keys, apart from the node's. */
    public Path authorityFolder() {
        return stateFolder.resolve("ca");
    }

    /** The key of one authority: {@code root}, {@code gateway-ca} or {@code agency-ca}. */
    KeyFile authority(String alias) {
        var passphrase = authorityFolder().resolve("passphrase");
        return new KeyFile(authorityFolder().resolve(alias + ".p12"), alias, passphrase);
    }
}
