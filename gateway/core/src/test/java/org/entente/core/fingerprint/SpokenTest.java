package org.entente.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;

class SpokenTest {

    private static final Digest SAMPLE =
            new Digest("e58294f2e9a227486e8b061b31cc528fd7fa3f19" + "000102030405060708090a0b");

    @Test
    void saysEachFingerprintInGroupsAndBelowInWords() {
        assertThat(Spoken.lines("certificate " + SAMPLE + " CN=Sudland"))
                .containsExactly(
                        "certificate e582 94f2 e9a2 2748 6e8b 061b 31cc 528f"
                                + " d7fa 3f19 0001 0203 0405 0607 0809 0a0b CN=Sudland",
                        "    topmost Istanbul Pluto vagabond  treadmill Pacific brackish dictator"
                                + "  goldfish Medusa afflict bravado  chatter revolver Dupont midsummer",
                        "    stopwatch whimsical cowbell bottomless  aardvark adviser accrue aggregate"
                                + "  adrift almighty afflict amusement  aimless applicant allow armistice");
    }

    @Test
    void leavesATextWithoutFingerprintsAlone() {
        assertThat(Spoken.lines("endpoint https://gateway.sudland.example/as4 abcd"))
                .containsExactly("endpoint https://gateway.sudland.example/as4 abcd");
    }

    @Test
    void findsEachFingerprintOnce() {
        assertThat(Spoken.fingerprints(SAMPLE + ", " + SAMPLE + ", " + "a".repeat(63)))
                .containsExactly(SAMPLE);
    }
}
