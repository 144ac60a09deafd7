package org.entente.node.doors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.core.agency.Agencies;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Role;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refuse by default: what has no row in the table is open to nobody, whatever roles they have. */
class AdmissionTest {

    @TempDir
    private Path folder = Path.of("");

    private Optional<X509Certificate> certificate = Optional.empty();

    @BeforeEach
    void makeAKey() {
        certificate = Optional.of(PlayPki.in(folder, Clock.systemUTC(), new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland")))
                .getFirst()
                .client(PlayAgency.OPERATOR)
                .key()
                .load()
                .certificate());
    }

    @Test
    void aRouteWithoutARowIsOpenToNobody() {
        var callers =
                new Callers(new Agencies(List.of()), _ -> Optional.of(new Operator("Anna", EnumSet.allOf(Role.class))));
        Admission admission = Admission.byRole(callers);

        assertThatThrownBy(() -> admission.require(Route.of("POST", "/operator/new", _ -> {}), certificate))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.ROLE_MISSING));
        assertThatCode(() -> admission.require(Route.of(OperatorAction.REPLAY, _ -> {}), certificate))
                .doesNotThrowAnyException();
    }

    @Test
    void anOperatorWithoutRolesGetsNothingAndAStrangerHearsOfNone() {
        Admission without = Admission.byRole(new Callers(
                new Agencies(List.of()), _ -> Optional.of(new Operator("Anna", EnumSet.noneOf(Role.class)))));
        Admission stranger = Admission.byRole(new Callers(new Agencies(List.of()), _ -> Optional.empty()));

        for (OperatorAction action : OperatorAction.values()) {
            Route route = Route.of(action, _ -> {});
            assertThatThrownBy(() -> without.require(route, certificate))
                    .hasMessageContaining(Role.anyOf(action.roles()) + "; nothing was done");
            assertThatThrownBy(() -> stranger.require(route, certificate))
                    .hasMessageContaining("The caller is not an operator");
            assertThatThrownBy(() -> stranger.require(route, Optional.empty()))
                    .hasMessageContaining("The caller is not an operator");
        }
    }
}
