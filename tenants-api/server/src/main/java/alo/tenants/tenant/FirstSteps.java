package alo.tenants.tenant;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.QueueId;
import alo.contract.value.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// What a new tenant finds: a queue, and a flow that greets, asks for a key or an extension, queues
/// and takes a message. Its form is one that the menu's page can read and change.
final class FirstSteps {
  private static final int EXTENSION_DIGITS = Provisioning.OWNER_EXTENSION.length();
  private static final int KEY_SECONDS = 4;
  private static final int ATTEMPTS = 2;
  private static final int WAIT_SECONDS_MAX = 300;
  private static final int MESSAGE_SECONDS_MAX = 120;

  private final Language language;
  private final ResourceBundle texts;

  private FirstSteps(Language language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle("first", Locale.of(language.name().toLowerCase(Locale.ROOT)));
  }

  static FirstSteps in(Language language) {
    return new FirstSteps(language);
  }

  String queueName() {
    return texts.getString("queue");
  }

  String flowName() {
    return texts.getString("flow");
  }

  String numberLabel() {
    return texts.getString("number");
  }

  List<String> wrapUpCodes() {
    return List.of(texts.getString("codes").split(","));
  }

  FlowDocument document(String company, QueueId queue) {
    Map<String, FlowNode> nodes =
        Map.of(
            "answer", new FlowNode.Answer("menu"),
            "menu",
                new FlowNode.Menu(
                    say(
                        texts.getString("greeting").formatted(company)
                            + texts.getString("between")
                            + texts.getString("menu")),
                    Map.of("1", "queue", "2", "voicemail", "0", "queue"),
                    EXTENSION_DIGITS,
                    KEY_SECONDS,
                    ATTEMPTS,
                    "queue"),
            "queue", new FlowNode.Queue(queue, WAIT_SECONDS_MAX, "voicemail"),
            "voicemail",
                new FlowNode.Voicemail(
                    say(texts.getString("voicemail")), queue, MESSAGE_SECONDS_MAX, "bye"),
            "bye", new FlowNode.HangUp());
    return new FlowDocument(1, "answer", nodes);
  }

  private Prompt.Text say(String text) {
    return new Prompt.Text(text, language);
  }
}
