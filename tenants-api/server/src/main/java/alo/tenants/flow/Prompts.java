package alo.tenants.flow;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.Language;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.queue.KnownPrompts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The announcements of a tenant. They are short, so the database keeps them.
@ApplicationScoped
public class Prompts implements KnownPrompts {
  /// The largest upload, in bytes.
  public static final int UPLOAD_BYTES_MAX = 10 << 20;

  private static final int PROMPTS_MAX = 1_000;
  private static final int BYTES_PER_SECOND = 16_000;
  private static final int SECONDS_MAX = 600;

  @Inject AudioTools tools;
  @Inject Database database;
  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  /// Makes an uploaded file fit for telephones. Takes long and must hold no connection.
  public byte[] converted(String name, byte[] file) {
    outsideOfTransactions();
    new Check().line("/name", name, 1, 80).done();
    return made(() -> tools.convert(file));
  }

  /// Speaks a text. Takes long and must hold no connection.
  public byte[] spoken(PromptView.Draft text) {
    outsideOfTransactions();
    new Check()
        .line("/name", text.name(), 1, 80)
        .text("/text", text.text(), 1, Prompt.TEXT_LENGTH_MAX)
        .present("/language", text.language())
        .done();
    return made(() -> tools.speak(text.text(), text.language()));
  }

  private static void outsideOfTransactions() {
    if (QuarkusTransaction.isActive()) {
      throw new IllegalStateException("Expected no transaction while a program runs");
    }
  }

  /// The WAV file, if there is such a prompt.
  public Optional<byte[]> findAudio(TenantId tenant, PromptId id) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select audio from %s.prompt where id = ?".formatted(TenantSchemas.name(tenant)),
                row -> row.getBytes("audio"),
                id));
  }

  /// A page by id.
  public Page<PromptView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<PromptEntity> rows =
        PromptEntity.<PromptEntity>find("id > ?1 order by id", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, p -> p.id, PromptEntity::toContract);
  }

  @Override
  public boolean knows(PromptId prompt) {
    return PromptEntity.count("id", prompt.value()) > 0;
  }

  /// All ids.
  Set<PromptId> ids() {
    return PromptEntity.<PromptEntity>streamAll()
        .map(p -> new PromptId(p.id))
        .collect(Collectors.toSet());
  }

  /// All of them, for a configuration.
  public List<TenantConfiguration.PromptFile> files(TenantId tenant) {
    return PromptEntity.<PromptEntity>find("order by id").stream()
        .map(
            p ->
                new TenantConfiguration.PromptFile(
                    new PromptId(p.id), p.sha256, "/edge/prompts/" + tenant + "/" + p.id))
        .toList();
  }

  /// Keeps an announcement.
  ///
  /// @param text what was spoken, null for an upload
  public PromptView keep(
      TenantId tenant,
      String name,
      @Nullable String text,
      @Nullable Language language,
      byte[] audio) {
    int seconds = (audio.length + BYTES_PER_SECOND - 1) / BYTES_PER_SECOND;
    if (seconds > SECONDS_MAX) {
      throw new RejectedException(
          ProblemCode.TOO_LARGE, "Expected at most %d seconds".formatted(SECONDS_MAX));
    }
    if (PromptEntity.count() >= PROMPTS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d prompts".formatted(PROMPTS_MAX));
    }
    PromptView view = new PromptView(new PromptId(ids.next("p")), name, text, language, seconds);
    database.run(
        c ->
            Sql.update(
                c,
                """
                insert into %s.prompt (id, name, text, language, sha256, seconds, audio, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """
                    .formatted(TenantSchemas.name(tenant)),
                view.id(),
                name,
                text,
                language,
                sha256(audio),
                seconds,
                audio,
                clock.instant()));
    publications.changed(tenant);
    return view;
  }

  private interface Making {
    byte[] make() throws IOException;
  }

  private static byte[] made(Making making) {
    try {
      return making.make();
    } catch (AudioTools.UnreadableAudioException e) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected a WAV file, but " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
