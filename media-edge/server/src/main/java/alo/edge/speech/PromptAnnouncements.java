package alo.edge.speech;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.TenantId;
import alo.edge.config.Configurations;
import alo.edge.config.PromptCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stored announcements from the cache of prompts; texts spoken once and kept by their hash.
public final class PromptAnnouncements implements Announcements {
  private static final Logger LOG = Logger.getLogger(PromptAnnouncements.class);

  private final Configurations configurations;
  private final PromptCache prompts;
  private final Speech speech;
  private final Path folder;
  private final Map<Path, Object> speaking = new ConcurrentHashMap<>();

  /// @param folder keeps what was spoken
  public PromptAnnouncements(
      Configurations configurations, PromptCache prompts, Speech speech, Path folder) {
    this.configurations = configurations;
    this.prompts = prompts;
    this.speech = speech;
    this.folder = folder;
  }

  @Override
  public Optional<Path> fileOf(TenantId tenant, Prompt prompt) {
    return switch (prompt) {
      case Prompt.Stored(var id) ->
          configurations
              .find(tenant)
              .flatMap(c -> c.prompts().stream().filter(p -> p.prompt().equals(id)).findFirst())
              .flatMap(file -> prompts.find(tenant, file));
      case Prompt.Text text -> spoken(text);
    };
  }

  /// Speaks all texts of a configuration, so that no caller waits for it.
  public void prepare(TenantConfiguration configuration) {
    configuration.flows().stream()
        .flatMap(flow -> flow.document().nodes().values().stream())
        .map(PromptAnnouncements::promptOf)
        .flatMap(Stream::ofNullable)
        .filter(Prompt.Text.class::isInstance)
        .map(Prompt.Text.class::cast)
        .distinct()
        .forEach(this::spoken);
  }

  private static @Nullable Prompt promptOf(FlowNode node) {
    return switch (node) {
      case FlowNode.Play play -> play.prompt();
      case FlowNode.Say say -> say.text();
      case FlowNode.Menu menu -> menu.prompt();
      case FlowNode.Collect collect -> collect.prompt();
      case FlowNode.Voicemail voicemail -> voicemail.prompt();
      case FlowNode.Answer _,
          FlowNode.Hours _,
          FlowNode.Queue _,
          FlowNode.Dial _,
          FlowNode.HangUp _ ->
          null;
    };
  }

  private Optional<Path> spoken(Prompt.Text text) {
    Path file = folder.resolve(text.language().name() + "-" + hash(text.text()) + ".wav");
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    synchronized (Objects.requireNonNull(speaking.computeIfAbsent(file, f -> new Object()))) {
      try {
        if (!Files.exists(file)) {
          Files.createDirectories(folder);
          Path part = Files.createTempFile(folder, ".new-", ".wav");
          speech.speak(text.text(), text.language(), part);
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(file);
      } catch (IOException e) {
        LOG.warnf("A text could not be spoken: %s", e.getMessage());
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        speaking.remove(file);
      }
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
