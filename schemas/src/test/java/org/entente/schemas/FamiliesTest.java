package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamiliesTest {
    @ParameterizedTest
    @EnumSource
    void findsAFamilyByEveryNameItHas(Family family) {
        assertThat(Families.named(family.wireName())).contains(family);
        assertThat(Families.named(family.wireName(), family.version())).contains(family);
        assertThat(Families.withRoot(family.namespace(), family.rootElement())).contains(family);
    }

    @Test
    void hasNoAnswerForWhatItDoesNotKnow() {
        assertThat(Families.named("Alert")).isEmpty();
        assertThat(Families.named("alert", "v2")).isEmpty();
        assertThat(Families.withRoot("urn:entente:family:alert:v1", "Notice")).isEmpty();
    }

    @Test
    void resolvesImportsByNamespaceAndNothingElse() {
        assertThat(SharedSchema.byNamespace("urn:entente:subjects:v1")).contains(SharedSchema.SUBJECTS);
        assertThat(SharedSchema.byNamespace("http://www.w3.org/2000/09/xmldsig#"))
                .isEmpty();
        assertThat(SharedSchema.byId("https://example.org/schema.json")).isEmpty();
    }
}
