package org.entente.phase4peer;

import com.helger.collection.commons.CommonsArrayList;
import com.helger.http.EHttpMethod;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.servlet.AS4UnifiedResponse;
import com.helger.phase4.servlet.AS4XServletHandler;
import com.helger.phase4.servlet.IAS4ServletRequestHandlerCustomizer;
import com.helger.web.scope.IRequestWebScopeWithoutResponse;
import com.helger.xservlet.AbstractXServlet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** phase4's servlet for messages under one agreement; any other agreement is unknown to it. */
final class Door extends AbstractXServlet {

    private static final long serialVersionUID = 1L;

    Door(PMode pmode, IAS4CryptoFactory signing, IAS4CryptoFactory opening, Inbox inbox) {
        settings().setMultipartEnabled(false);
        var handler = new AS4XServletHandler();
        handler.setRequestHandlerCustomizer(new Customizer(pmode, signing, opening, inbox));
        handlerRegistry().registerHandler(EHttpMethod.POST, handler);
    }

    private record Customizer(PMode pmode, IAS4CryptoFactory signing, IAS4CryptoFactory opening, Inbox inbox)
            implements IAS4ServletRequestHandlerCustomizer {

        @Override
        public void customizeBeforeHandling(
                IRequestWebScopeWithoutResponse scope, AS4UnifiedResponse response, AS4RequestHandler handler) {
            handler.setCryptoFactorySign(signing)
                    .setCryptoFactoryCrypt(opening)
                    .setIncomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
                    .setProcessorSupplier(() -> new CommonsArrayList<IAS4IncomingMessageProcessorSPI>(inbox))
                    .setPModeResolver(
                            (id, service, action, initiator, responder, agreement, address) -> known(agreement));
        }

        private @Nullable PMode known(@Nullable String agreement) {
            return Objects.equals(pmode.getAgreement(), agreement) ? pmode : null;
        }

        @Override
        public void customizeAfterHandling(
                IRequestWebScopeWithoutResponse scope, AS4UnifiedResponse response, AS4RequestHandler handler) {
            // Nothing is left to do.
        }
    }
}
