package alo.ui.base;

import alo.contract.id.AgentId;
import alo.contract.tenant.Me;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Puts the telephone beside the outlet of the views, so that it survives them; sets the language;
/// says what happens when the session is over.
@ApplicationScoped
class PageInit {
  private static final String BUNDLE = "vaadin-i18n.translations";

  void onServiceInit(@Observes ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(PageInit::page);
    event
        .getSource()
        .addUIInitListener(
            init -> {
              Locale locale = Languages.of(VaadinRequest.getCurrent());
              init.getUI().setLocale(locale);
              Wording.of(init.getUI());
            });
    event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new Says()));
    event.getSource().setSystemMessagesProvider(PageInit::systemMessages);
  }

  private static void page(IndexHtmlResponse response) {
    Document page = response.getDocument();
    page.child(0).attr("lang", Languages.of(response.getVaadinRequest()).getLanguage());
    Element head = page.head();
    head.appendElement("link").attr("rel", "icon").attr("href", "icon.svg");
    head.appendElement("title").text("Alo");
    head.appendElement("script").attr("type", "module").attr("src", "softphone/softphone.js");
    Element phone = page.body().appendElement("alo-softphone");
    // Empty for a person who takes no calls, or none any more; absent while the control plane does
    // not say.
    Person.current()
        .map(Me::agent)
        .map(AgentId::value)
        .or(() -> Person.current().map(_ -> ""))
        .or(() -> Person.isLocked() ? Optional.of("") : Optional.empty())
        .ifPresent(agent -> phone.attr("agent", agent));
  }

  /// A notice instead of Vaadin's reload: a reload in a call is survived, but not wanted.
  private static SystemMessages systemMessages(SystemMessagesInfo info) {
    // With a request the locale is the browser's; without one it is that of the page.
    VaadinRequest request = info.getRequest();
    Locale language =
        request == null ? Languages.matching(info.getLocale()) : Languages.of(request);
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, language);
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.getString("frame.expired"));
    messages.setSessionExpiredMessage(texts.getString("frame.expired.how"));
    return messages;
  }
}
