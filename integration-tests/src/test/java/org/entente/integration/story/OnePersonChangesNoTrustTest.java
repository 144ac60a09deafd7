package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.WrittenAct;
import org.entente.node.approval.ActPen;
import org.entente.node.approval.Unapproved;
import org.entente.node.config.ConfigFault;
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
        states = TwoStates.ariseWithSudlandAsleep(PORT_BASE);
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
                .hasMessageContaining("ROLE_MISSING")
                .hasMessageContaining("This needs the role security officer; nothing was done");
        assertThatThrownBy(() ->
                        operators.act(norland.secondOperator(), norland.operatorsPen(), Kind.APPROVED, proposal, ""))
                .hasMessageContaining("ACT_REFUSED")
                .hasMessageContaining("First operator of Norland signed it, who was no security officer then");
        ActPen forged = new ActPen(
                norland.operatorsPen().key(), norland.secondOperatorsPen().certificate());
        assertThatThrownBy(() -> operators.act(norland.secondOperator(), forged, Kind.APPROVED, proposal, ""))
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
    void norInTheDatabaseByOneWhoHasAnotherRole() throws SQLException {
        norland.isConfiguredAnew(NAME, OTHER_NAME);
        long proposal = operators.first(Kind.PROPOSED, 0, "");
        WrittenAct approval = operators.signed(norland.operator(), norland.auditorsPen(), Kind.APPROVED, proposal, "");
        try (Connection owner = norland.database();
                PreparedStatement insert =
                        owner.prepareStatement("insert into trust_act (number, text, signature) values (?, ?, ?)")) {
            insert.setLong(1, approval.act().number());
            insert.setString(2, approval.text());
            insert.setBytes(3, approval.signature());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }

        assertThat(norland.endsByItself()).contains("Auditor of Norland signed it, who was no security officer then");
        norland.closesItsGateway();
        assertThatThrownBy(norland::opensItsGateway).hasMessageContaining("Auditor of Norland");
    }

    @Test
    void norByGivingOneselfAnotherRoleOrAnothersCertificate() {
        norland.isConfiguredAnew("roles: [auditor]", "roles: [auditor, liaison-officer]");
        norland.closesItsGateway();
        assertThatThrownBy(norland::opensItsGateway)
                .isInstanceOf(Unapproved.class)
                .hasMessageContaining("operators[Auditor of Norland].roles is new: LIAISON_OFFICER");
        norland.isConfiguredAnew("roles: [auditor, liaison-officer]", "roles: [auditor, partner-administrator]");
        assertThatThrownBy(norland::opensItsGateway)
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("Operator Auditor of Norland cannot be both");
        norland.isConfiguredAnew("roles: [auditor, partner-administrator]", "roles: [auditor]");
        norland.isConfiguredAnew("auditor.crt.pem", "operator.crt.pem");
        assertThatThrownBy(norland::opensItsGateway)
                .isInstanceOf(Unapproved.class)
                .hasMessageContaining("one certificate stands under two operators");
    }

    /** Without a restart: the doors ask what holds now. */
    @Test
    void andWhoeverTwoPeopleLetGoIsGoneAtOnce() {
        assertThat(norland.auditor().get(TwoOperators.DOOR).path("number").asLong(0))
                .isEqualTo(1);
        norland.isConfiguredAnew("roles: [auditor]", "roles: [liaison-officer]");
        long proposal = operators.first(Kind.PROPOSED, 0, "");
        assertThat(norland.auditor().get(TwoOperators.DOOR).path("number").asLong(0))
                .isEqualTo(2);

        operators.second(Kind.APPROVED, proposal, "");

        assertThatThrownBy(() -> norland.auditor().get(TwoOperators.DOOR)).hasMessageContaining("ROLE_MISSING");
        assertThat(norland.auditor().get("/operator/me").path("roles").toString())
                .isEqualTo("[\"LIAISON_OFFICER\"]");
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
        states.sudland().opensItsGateway();
        long block = operators.first(Kind.BLOCKED, 0, "partner QS");
        Sent blocked = norland.police().sends(anUrgentAlert());
        assertThat(blocked.comesTo("BROKEN").reason()).contains("BLOCKED_HERE");
        assertThatThrownBy(() -> operators.first(Kind.REVIEWED, block, "LIFT"))
                .hasMessageContaining("This needs the role security officer");

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
