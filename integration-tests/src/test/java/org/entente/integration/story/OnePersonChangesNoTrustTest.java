package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.node.approval.ActPen;
import org.entente.node.approval.Unapproved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One operator of Norland alone: by the configuration file, at the door, in the database; then two of them. */
class OnePersonChangesNoTrustTest {

    private static final int PORT_BASE = 19_580;
    private static final String NAME = "name: Sudland\n";
    private static final String OTHER_NAME = "name: Sudlandia\n";

    private TwoStates states;
    private AState norland;
    private TwoOperators operators;

    @BeforeEach
    void twoStatesArise() {
        states = TwoStates.ariseLookingOften(PORT_BASE);
        norland = states.norland();
        operators = new TwoOperators(norland);
    }

    @AfterEach
    void theyEnd() {
        states.close();
    }

    @Test
    void neitherInTheConfigurationNorAtTheDoorButTwoDo() {
        norland.isConfiguredAnew(NAME, OTHER_NAME);
        norland.closesItsGateway();
        assertThatThrownBy(norland::opensItsGateway)
                .isInstanceOf(Unapproved.class)
                .hasMessageContaining("partners[QS].name was Sudland and becomes Sudlandia")
                .hasMessageContaining("entente trust propose");
        norland.isConfiguredAnew(OTHER_NAME, NAME);
        norland.opensItsGateway();

        norland.isConfiguredAnew(NAME, OTHER_NAME);
        long proposal = operators.first(Kind.PROPOSED, 0, "");
        assertThatThrownBy(() -> operators.first(Kind.APPROVED, proposal, ""))
                .hasMessageContaining("ACT_REFUSED")
                .hasMessageContaining("a second person must approve");
        ActPen forged = new ActPen(
                norland.operatorsPen().key(), norland.secondOperatorsPen().certificate());
        assertThatThrownBy(() -> operators.act(norland.operator(), forged, Kind.APPROVED, proposal, ""))
                .hasMessageContaining("its signature does not fit");
        assertThat(norland.secondOperator()
                        .get(TwoOperators.DOOR + "/acts/" + proposal + "/changes")
                        .findValuesAsString("key"))
                .containsExactly("partners[QS].name");

        operators.second(Kind.APPROVED, proposal, "");
        norland.closesItsGateway();
        norland.opensItsGateway();
    }

    @Test
    void norInTheDatabase() throws SQLException {
        operators.first(Kind.BLOCKED, 0, "partner QX");
        inTheDatabase("update trust_act set text = replace(text, 'partner QX', 'partner QS') where number = 2");

        assertThat(norland.endsByItself()).contains("Act 2 is not the one that this node has seen");
        norland.closesItsGateway();
        assertThatThrownBy(norland::opensItsGateway).hasMessageContaining("Act 2");
    }

    @Test
    void norByBeginningTheLogAnew() throws SQLException {
        inTheDatabase("delete from trust_act");

        assertThat(norland.endsByItself()).contains("Act 1 is missing");
        norland.closesItsGateway();
        assertThatThrownBy(norland::opensItsGateway).hasMessageContaining("Act 1 is missing");
    }

    @Test
    void butOneBlocksAtOnceAndTwoLift() {
        long block = operators.first(Kind.BLOCKED, 0, "partner QS");
        Sent blocked = norland.police().sends(anUrgentAlert());
        assertThat(blocked.comesTo("BROKEN").reason()).contains("BLOCKED_HERE");
        assertThatThrownBy(() -> operators.first(Kind.REVIEWED, block, "LIFT"))
                .hasMessageContaining("a second person must review");

        operators.second(Kind.REVIEWED, block, "LIFT");
        Sent after = norland.police().sends(anUrgentAlert());
        states.sudland().immigration().receives(after).isConfirmed();
        after.comesTo("DELIVERED");
    }

    private void inTheDatabase(String sql) throws SQLException {
        try (Connection owner = norland.database();
                Statement statement = owner.createStatement()) {
            statement.execute("alter table trust_act disable trigger all");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
