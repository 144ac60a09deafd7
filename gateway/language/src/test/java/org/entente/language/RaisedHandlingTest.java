package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entente.core.failure.Finding;
import org.entente.core.handling.Raising;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.language.check.LanguageDesk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateway raises the handling of minors, victims and those who seek asylum, and then judges what it made. */
class RaisedHandlingTest {

    private static final SharedXml SHARED = new SharedXml(LanguageFiles.XML);
    private static final LanguageDesk DESK = new LanguageDesk(LanguageFiles.XML, LanguageFiles.MODEL, System::nanoTime);

    static List<Path> examples() {
        return LanguageFiles.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesAGoodMessageGood(Path example) {
        SharedMessage raised = new Raising(SHARED)
                .raise(SHARED.parse(LanguageFiles.bytes(example)))
                .message();

        assertThat(SHARED.validate(raised)).isEmpty();
        assertThat(DESK.findings(raised)).noneMatch(Finding::rejects);
    }
}
