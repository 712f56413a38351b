package alo.ui.supervisor;

import alo.contract.interaction.CallRecord.Recording;
import alo.ui.base.Format;
import alo.ui.base.Says;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;

/// Plays one recording. The address is asked for when somebody wants to listen, since it is good
/// for five minutes only; each hearing is asked for and can so be entered in the tenant's log.
final class Player extends Div {
  private static final String STORED = "STORED";
  private static final String POSITION = "element.currentTime";

  private final Element audio = new Element("audio");
  private int failures;

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
    String suffix = recording.voicemail() ? "-voicemail" : "";
    audio.setAttribute("controls", true);
    audio.setAttribute("id", "player" + suffix);
    audio.setAttribute("aria-label", getTranslation(kind));
    audio.setVisible(false);
    Button listen = new Button(getTranslation("recording.listen"), VaadinIcon.PLAY.create());
    listen.setId("listen" + suffix);
    listen.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
    listen.addClickListener(_ -> play(api, recording, 0));
    audio.addEventListener("playing", _ -> failures = 0);
    // Most often the address is over: somebody paused for longer than it was good.
    audio
        .addEventListener(
            "error",
            e -> {
              if (failures++ == 0) {
                play(api, recording, e.getEventData().path(POSITION).asDouble());
              } else {
                Says.bad(getTranslation("recording.unplayable"));
              }
            })
        .addEventData(POSITION);
    add(listen);
    getElement().appendChild(audio);
  }

  private void play(TenantsApi api, Recording recording, double fromSeconds) {
    audio.setAttribute("src", api.recordingAddress(recording.id()).address());
    audio.setVisible(true);
    audio.executeJs("this.currentTime = $0; this.play().catch(() => undefined)", fromSeconds);
  }
}
