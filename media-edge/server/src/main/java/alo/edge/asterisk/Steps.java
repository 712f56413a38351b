package alo.edge.asterisk;

import alo.contract.flow.Prompt;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.edge.speech.Announcements;
import alo.engine.ivr.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.jboss.logging.Logger;

/// Does the steps of flows by AGI commands.
final class Steps {
  private static final Logger LOG = Logger.getLogger(Steps.class);
  private static final String EVERY_KEY = "0123456789*#";
  private static final char TERMINATOR = '#';

  /// How long the next step may be late because somebody could type.
  private static final Duration LISTENS = Duration.ofMillis(50);

  private static final int MESSAGE_SILENCE_SECONDS_MAX = 6;
  private static final int WAV_HEADER_BYTES = 44;
  private static final int BYTES_PER_SECOND = 16_000;

  private final Announcements announcements;
  private final Path monitorFolder;

  Steps(Announcements announcements, Path monitorFolder) {
    this.announcements = announcements;
    this.monitorFolder = monitorFolder;
  }

  /// Throws when the leg is gone, except from a message, which counts as far as it went.
  Step.Result run(FlowSession session, Step step, AgiChannel channel) throws AgiException {
    TenantId tenant = session.tenant();
    return switch (step) {
      case Step.Answer _ -> {
        channel.answer();
        yield new Step.Result.Finished();
      }
      case Step.Play play -> play(session, play, channel);
      case Step.Ask ask -> ask(session, ask, channel);
      case Step.TakeMessage take -> {
        session.ahead().clear();
        yield takeMessage(tenant, take, channel);
      }
    };
  }

  /// The file as Asterisk names it: without its suffix.
  private Optional<String> fileOf(TenantId tenant, Prompt prompt) {
    return announcements
        .fileOf(tenant, prompt)
        .map(file -> file.toAbsolutePath().toString().replaceFirst("\\.wav$", ""));
  }

  /// After a key, further announcements before the question are passed over too.
  private Step.Result play(FlowSession session, Step.Play play, AgiChannel channel)
      throws AgiException {
    Step.Ask question = play.question();
    if (question == null) {
      session.ahead().clear();
    } else if (!session.ahead().isEmpty()) {
      return new Step.Result.Finished();
    }
    Optional<String> file = fileOf(session.tenant(), play.prompt());
    if (file.isEmpty()) {
      return new Step.Result.Failed("the announcement is not here");
    }
    char key = channel.streamFile(file.get(), question == null ? "" : EVERY_KEY);
    if (question != null && isKey(key)) {
      // To the end of the answer at once: a key that comes between two steps is lost.
      session.ahead().add(answer(question, key, session, channel));
    }
    return new Step.Result.Finished();
  }

  private Step.Result ask(FlowSession session, Step.Ask ask, AgiChannel channel)
      throws AgiException {
    char key = ahead(session, ask);
    if (!isKey(key)) {
      Optional<String> file = fileOf(session.tenant(), ask.prompt());
      key = file.isPresent() ? channel.streamFile(file.get(), EVERY_KEY) : 0;
    }
    if (!isKey(key)) {
      key = waitForKey(channel, ask.silence());
    }
    if (!isKey(key)) {
      return new Step.Result.Digits("");
    }
    String typed = answer(ask, key, session, channel);
    boolean cut = typed.charAt(typed.length() - 1) == TERMINATOR && !isAlone(ask, key);
    return new Step.Result.Digits(cut ? typed.substring(0, typed.length() - 1) : typed);
  }

  /// The keys of an answer, the first one given. One that is shorter than it could be has a `#` at
  /// its end, for the pause after it too.
  private static String answer(Step.Ask ask, char first, FlowSession session, AgiChannel channel)
      throws AgiException {
    if (isAlone(ask, first)) {
      return String.valueOf(first);
    }
    var typed = new StringBuilder();
    char key = first;
    while (isKey(key) && key != TERMINATOR) {
      typed.append(key);
      if (typed.length() >= ask.digitsMax()) {
        return typed.toString();
      }
      key = session.ahead().isEmpty() ? waitForKey(channel, ask.between()) : session.ahead().take();
    }
    return typed.append(TERMINATOR).toString();
  }

  /// The first key that was typed before the question. A `#` that the question does not know meant
  /// the announcement, not its answer.
  private static char ahead(FlowSession session, Step.Ask ask) {
    char key = session.ahead().take();
    while (key == TERMINATOR && !isAlone(ask, key)) {
      key = session.ahead().take();
    }
    return key;
  }

  private static boolean isAlone(Step.Ask ask, char key) {
    return ask.firstAlone().indexOf(key) >= 0;
  }

  /// Whether somebody may be typing when a step is over.
  static boolean isTypedAt(Step step) {
    return switch (step) {
      case Step.Play play -> play.question() != null;
      case Step.Ask _ -> true;
      case Step.Answer _, Step.TakeMessage _ -> false;
    };
  }

  /// Hears one key, for a short time, while what comes next is not known yet: Asterisk drops what
  /// is typed while nobody listens.
  static void listen(FlowSession session, AgiChannel channel) throws AgiException {
    char key = waitForKey(channel, LISTENS);
    if (isKey(key) && key != TERMINATOR) {
      session.ahead().add(String.valueOf(key));
    }
  }

  private static boolean isKey(char key) {
    return EVERY_KEY.indexOf(key) >= 0;
  }

  private static char waitForKey(AgiChannel channel, Duration time) throws AgiException {
    return channel.waitForDigit((int) Math.max(1, time.toMillis()));
  }

  private Step.Result takeMessage(TenantId tenant, Step.TakeMessage take, AgiChannel channel)
      throws AgiException {
    Optional<String> file = fileOf(tenant, take.prompt());
    if (file.isPresent()) {
      channel.streamFile(file.get(), String.valueOf(TERMINATOR));
    }
    Path message = monitorFolder.resolve(take.recording().value());
    try {
      char unused =
          channel.recordFile(
              message.toString(),
              "wav",
              String.valueOf(TERMINATOR),
              take.secondsMax() * 1_000,
              0,
              true,
              MESSAGE_SILENCE_SECONDS_MAX);
    } catch (AgiException e) {
      // He hung up instead of pressing the key: the usual end of a message.
      LOG.debugf("The message ended with the call: %s", e.getMessage());
    }
    return new Step.Result.Message(secondsOf(take.recording()));
  }

  private int secondsOf(RecordingId recording) {
    Path file = monitorFolder.resolve(recording.value() + ".wav");
    try {
      long bytes = Files.exists(file) ? Files.size(file) - WAV_HEADER_BYTES : 0;
      return (int) Math.max(0, Math.ceilDiv(bytes, BYTES_PER_SECOND));
    } catch (IOException e) {
      LOG.warnf("The message %s can not be read: %s", recording, e.getMessage());
      return 0;
    }
  }
}
