package alo.ui.supervisor;

import alo.contract.interaction.CallRecord.Recording;
import alo.ui.base.Format;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;

/// Plays one recording. The address is asked for when somebody wants to listen, since it is good
/// for
/// five minutes only; each hearing is asked for and can so be entered in the tenant's log.
final class Player extends Div {
  private static final String STORED = "STORED";

  Player(TenantsApi api, Recording recording, Format format) {
    addClassName("player");
    String kind = recording.voicemail() ? "call.voicemail" : "call.conversation";
    Span title = new Span(getTranslation(kind) + " · " + format.duration(recording.seconds()));
    add(title);
    if (!recording.state().equals(STORED)) {
      Span state = new Span(getTranslation("recording." + recording.state()));
      state.addClassName("quiet");
      add(state);
      return;
    }
    Element audio = new Element("audio");
    audio.setAttribute("controls", true);
    audio.setAttribute("id", "player");
    audio.setVisible(false);
    Button listen = new Button(getTranslation("recording.listen"), VaadinIcon.PLAY.create());
    listen.setId("listen");
    listen.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
    listen.addClickListener(
        _ -> {
          audio.setAttribute("src", api.recordingAddress(recording.id()).address());
          audio.setVisible(true);
          audio.executeJs("this.play().catch(() => undefined)");
        });
    add(listen);
    getElement().appendChild(audio);
  }
}
