package alo.local.carrier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One call that the carrier plays.
public final class CarrierCall {
  /// How it ended.
  ///
  /// @param answered whether the system took the call
  /// @param cause Q.850 cause of the hang-up, 16 is normal
  /// @param done whether the caller came to the end of what he had to do before it ended
  public record End(boolean answered, int cause, boolean done) {}

  private final String name;
  private final String channelId;
  private final Path folder;
  private final Ami ami;
  private final CompletableFuture<Boolean> up = new CompletableFuture<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private volatile boolean answered;
  private volatile boolean done;
  private volatile String channel = "";

  CarrierCall(String name, String channelId, Path folder, Ami ami) {
    this.name = name;
    this.channelId = channelId;
    this.folder = folder;
    this.ami = ami;
  }

  /// Waits until the system has answered; false if the call ended before.
  public boolean awaitAnswer(Duration max) {
    return get(up, max, "an answer");
  }

  /// Waits for the end of the call.
  public End awaitEnd(Duration max) {
    return get(end, max, "the end of the call");
  }

  /// Whether the call is over.
  public boolean isOver() {
    return end.isDone();
  }

  /// Presses keys now.
  public void press(String keys) {
    for (char key : keys.toCharArray()) {
      ami.send("PlayDTMF", Map.of("Channel", channel, "Digit", String.valueOf(key)));
    }
  }

  /// Talks now, although the plan would still be silent.
  public void talk() {
    ami.send(
        "Redirect",
        Map.of("Channel", channel, "Context", "caller", "Exten", "talk", "Priority", "1"));
  }

  /// Hangs up now.
  public void hangUp() {
    if (!isOver()) {
      ami.send("Hangup", Map.of("Channel", channel, "Cause", "16"));
    }
  }

  /// What the caller heard: WAV, 8 kHz, 16 bit, mono.
  public Path heard() {
    return folder.resolve(name + "-heard.wav");
  }

  /// What the caller said.
  public Path said() {
    return folder.resolve(name + "-said.wav");
  }

  /// Name of the call in files and events.
  public String name() {
    return name;
  }

  void onEvent(Map<String, String> event) {
    switch (event.getOrDefault("Event", "")) {
      case "Newchannel" -> {
        if (channelId.equals(event.get("Uniqueid"))) {
          channel = event.getOrDefault("Channel", "");
        }
      }
      case "UserEvent" -> {
        if (name.equals(event.get("Call"))) {
          onUserEvent(event.getOrDefault("UserEvent", ""));
        }
      }
      case "Hangup" -> {
        if (channelId.equals(event.get("Uniqueid"))) {
          up.complete(answered);
          end.complete(new End(answered, Integer.parseInt(event.getOrDefault("Cause", "0")), done));
        }
      }
      default -> {
        // Events of no interest to this call.
      }
    }
  }

  void fail(String reason) {
    up.completeExceptionally(new IllegalStateException(reason));
    end.completeExceptionally(new IllegalStateException(reason));
  }

  private void onUserEvent(String event) {
    if (event.equals("CallerUp")) {
      answered = true;
      up.complete(true);
    } else if (event.equals("CallerDone")) {
      done = true;
    }
  }

  private <T> T get(CompletableFuture<T> future, Duration max, String what) {
    try {
      return future.get(max.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Call %s: expected %s within %d s".formatted(name, what, max.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Call " + name + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
