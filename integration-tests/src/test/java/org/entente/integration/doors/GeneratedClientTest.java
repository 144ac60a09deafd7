package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.xml.ws.BindingProvider;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.transport.http.HTTPConduit;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import org.entente.cli.demo.World;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.integration.doors.client.AgencyGateway;
import org.entente.integration.doors.client.ById;
import org.entente.integration.doors.client.CoverHolder;
import org.entente.integration.doors.client.Fetch;
import org.entente.integration.doors.client.FetchResponse;
import org.entente.integration.doors.client.File;
import org.entente.integration.doors.client.Gateway;
import org.entente.integration.doors.client.GatewayFault;
import org.entente.integration.doors.client.GatewayFault_Exception;
import org.entente.integration.doors.client.GetStatusResponse;
import org.entente.integration.doors.client.InboxMessage;
import org.entente.integration.doors.client.LeftThisState;
import org.entente.integration.doors.client.ListInbox;
import org.entente.integration.doors.client.Rung;
import org.entente.integration.doors.client.Submit;
import org.entente.integration.doors.client.SubmitResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An FIU whose software was generated from the published WSDL asks another State's FIU, over mutual TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class GeneratedClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sample sample = Samples.all().stream()
            .filter(one -> one.door() == Sample.Door.SOAP)
            .findFirst()
            .orElseThrow();
    private final AgencyGateway norland;
    private final AgencyGateway sudland;

    GeneratedClientTest(TwoStates states) {
        this.norland = client(states, states.norland);
        this.sudland = client(states, states.sudland);
    }

    @Test
    void handsInFollowsFetchesAndConfirms() throws GatewayFault_Exception {
        SubmitResponse accepted = norland.submit(request("soap-" + UUID.randomUUID(), cover()));
        String id = accepted.getId();
        await().atMost(PATIENCE).until(() -> listed(id).isPresent());
        InboxMessage waiting = listed(id).orElseThrow();
        FetchResponse fetched = sudland.fetch(fetch(id));
        sudland.confirm(byId(id));
        await().atMost(PATIENCE).until(() -> norland.getStatus(byId(id)).isFinal());
        GetStatusResponse status = norland.getStatus(byId(id));

        assertThat(accepted.isRepeat()).isFalse();
        assertThat(waiting.getFamily()).isEqualTo("fiu-information-request/v1");
        assertThat(waiting.getFrom().getState()).isEqualTo("QN");
        assertThat(new String(fetched.getContent(), StandardCharsets.UTF_8))
                .contains("<schema_version>5.0.1</schema_version>", "MUSTERFRAU");
        assertThat(status.getStage()).isEqualTo("DELIVERED");
        assertThat(status.getLeftThisState()).isEqualTo(LeftThisState.YES);
        assertThat(status.getRung())
                .extracting(Rung::getStep)
                .containsSubsequence("SUBMITTED", "CLEARED", "SEALED", "AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
        assertThat(listed(id)).isEmpty();
    }

    @Test
    void makesOneMessageOfOneClientReference() throws GatewayFault_Exception {
        Submit request = request("soap-" + UUID.randomUUID(), cover());

        SubmitResponse first = norland.submit(request);
        SubmitResponse again = norland.submit(request);

        assertThat(again.isRepeat()).isTrue();
        assertThat(again.getId()).isEqualTo(first.getId());
    }

    @Test
    void getsTheTypedFaultForARefusedSubmission() {
        String unknown = cover().replace("state=\"QS\"", "state=\"QX\"");

        GatewayFault fault = faultOf(() -> norland.submit(request("soap-" + UUID.randomUUID(), unknown)));

        assertThat(fault.getCode()).isEqualTo("UNKNOWN_RECIPIENT");
        assertThat(fault.getWhatHappened()).isEqualTo("No agreement of this State leads to that recipient.");
        assertThat(fault.getWhoseSide()).isEqualTo("the agency that handed the message in");
        assertThat(fault.getWhatToDo()).isEqualTo("Choose a State and authority from the directory.");
        assertThat(fault.isRetryable()).isFalse();
        assertThat(fault.getLeftThisState()).isEqualTo(LeftThisState.NO);
    }

    @Test
    void getsTheTypedFaultForAMessageOfSomebodyElse() throws GatewayFault_Exception {
        String id =
                norland.submit(request("soap-" + UUID.randomUUID(), cover())).getId();

        GatewayFault fault = faultOf(() -> sudland.getStatus(byId(id)));

        assertThat(fault.getCode()).isEqualTo("NOT_FOUND");
    }

    private interface Asking {
        void ask() throws GatewayFault_Exception;
    }

    private static GatewayFault faultOf(Asking asking) {
        GatewayFault_Exception thrown = catchThrowableOfType(GatewayFault_Exception.class, asking::ask);
        assertThat(thrown).isNotNull();
        return thrown.getFaultInfo();
    }

    private Optional<InboxMessage> listed(String id) throws GatewayFault_Exception {
        List<InboxMessage> messages = sudland.listInbox(new ListInbox()).getMessage();
        return messages.stream().filter(message -> message.getId().equals(id)).findFirst();
    }

    private String cover() {
        return new String(sample.coverXml(), StandardCharsets.UTF_8);
    }

    private Submit request(String reference, String cover) {
        var xml = new SafeXml(XmlLimits.standard());
        CoverHolder holder = new CoverHolder();
        holder.setAny(xml.parse(cover.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
        File document = new File();
        document.setName("request.xml");
        document.setMediaType("application/xml");
        document.setContent(sample.document());
        Submit submit = new Submit();
        submit.setClientReference(reference);
        submit.setCover(holder);
        submit.setDocument(document);
        return submit;
    }

    private static ById byId(String id) {
        ById asked = new ById();
        asked.setId(id);
        return asked;
    }

    private static Fetch fetch(String id) {
        Fetch asked = new Fetch();
        asked.setId(id);
        return asked;
    }

    private static AgencyGateway client(TwoStates states, World.Place place) {
        URL contract = GeneratedClientTest.class.getResource("/org/entente/schemas/agencyapi/v1/gateway.wsdl");
        AgencyGateway port = new Gateway(contract).getAgencyGatewayPort();
        ((BindingProvider) port)
                .getRequestContext()
                .put(
                        BindingProvider.ENDPOINT_ADDRESS_PROPERTY,
                        states.agencyDoor(place, "/soap/v1").toString());
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(states.tls(place, "fiu"));
        HTTPConduit conduit = (HTTPConduit) ClientProxy.getClient(port).getConduit();
        conduit.setTlsClientParameters(tls);
        conduit.getClient().setReceiveTimeout(TimeUnit.SECONDS.toMillis(30));
        return port;
    }
}
