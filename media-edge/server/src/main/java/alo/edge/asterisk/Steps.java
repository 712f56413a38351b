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
      case Step.Play(var prompt, var keys) -> play(session, prompt, keys, channel);
      case Step.Ask ask -> ask(session, ask, channel);
      case Step.TakeMessage take -> {
        // The flow went elsewhere than it looked like: no key of an announcement is meant here.
        char unused = session.takeTypedAhead();
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

  /// After a key, further announcements before the menu are passed over too.
  private Step.Result play(FlowSession session, Prompt prompt, boolean keys, AgiChannel channel)
      throws AgiException {
    if (!keys) {
      // The flow went elsewhere than it looked like: what was typed was meant for another menu.
      char unused = session.takeTypedAhead();
    } else if (session.hasTypedAhead()) {
      return new Step.Result.Finished();
    }
    Optional<String> file = fileOf(session.tenant(), prompt);
    if (file.isEmpty()) {
      return new Step.Result.Failed("the announcement is not here");
    }
    char key = channel.streamFile(file.get(), keys ? EVERY_KEY : "");
    if (keys && isKey(key)) {
      session.typeAhead(key);
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
    var digits = new StringBuilder();
    while (isKey(key)) {
      if (digits.isEmpty() && ask.firstAlone().indexOf(key) >= 0) {
        return new Step.Result.Digits(String.valueOf(key));
      }
      if (key == TERMINATOR) {
        break;
      }
      digits.append(key);
      if (digits.length() >= ask.digitsMax()) {
        break;
      }
      key = waitForKey(channel, ask.between());
    }
    return new Step.Result.Digits(digits.toString());
  }

  /// The key that was pressed before the menu. A `#` that the menu does not know meant the
  /// announcement, not its answer.
  private static char ahead(FlowSession session, Step.Ask ask) {
    char key = session.takeTypedAhead();
    return key == TERMINATOR && ask.firstAlone().indexOf(key) < 0 ? 0 : key;
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
