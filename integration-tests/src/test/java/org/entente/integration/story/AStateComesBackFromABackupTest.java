package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A State's machine burns down; a backup, taken while it worked, and a passphrase bring it back. */
class AStateComesBackFromABackupTest {

    private static final int PORT_BASE = 19_580;

    @TempDir
    Path elsewhere = Path.of(".");

    @Test
    void withEveryMessageThatWasInItAndGoesOn() {
        char[] passphrase = "correct horse battery staple".toCharArray();
        Path backup = elsewhere.resolve("backup");
        try (TwoStates states = TwoStates.arise(PORT_BASE)) {
            var before = states.norland().police().sends(anUrgentAlert());
            var received = states.sudland().immigration().receives(before);
            String document = received.document();

            states.sudland().takesABackup(backup, passphrase);
            states.sudland().closesItsGateway();
            states.sudland().losesItsHome();
            states.sudland().isBroughtBackFrom(backup, passphrase);
            states.sudland().opensItsGateway();

            assertThat(states.sudland().immigration().receives(before).document())
                    .isEqualTo(document);
            states.sudland().immigration().receives(before).isConfirmed();
            assertThat(before.comesTo("DELIVERED").leftThisState()).isEqualTo("YES");
            var after = states.norland().police().sends(anUrgentAlert());
            states.sudland().immigration().receives(after).isConfirmed();
        }
    }
}
