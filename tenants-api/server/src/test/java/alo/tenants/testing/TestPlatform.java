package alo.tenants.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Real PostgreSQL, a mail server and a master keyset, once for all tests.
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {
  private static GreenMail mail;
  private EmbeddedPostgres postgres;
  private Path keyset;

  /// The mails that were sent.
  public static GreenMail mail() {
    return mail;
  }

  /// Whether a mail has come for somebody.
  public static boolean isMailed(String to) {
    return mailsTo(to) > 0;
  }

  /// How many mails have come for somebody.
  public static long mailsTo(String to) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(
            one -> {
              try {
                return one.getRecipients(Message.RecipientType.TO)[0].toString().equals(to);
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .count();
  }

  @Override
  public Map<String, String> start() {
    try {
      // What initdb makes where no language is set: there lower() knows ASCII only.
      postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
      mail = new GreenMail(new ServerSetup(0, "127.0.30.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
      keyset = Files.createTempFile("alo-master", ".json");
      AeadConfig.register();
      Files.writeString(
          keyset,
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
              InsecureSecretKeyAccess.get()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("quarkus.datasource.username", "postgres");
    settings.put("quarkus.datasource.password", "postgres");
    settings.put("quarkus.mailer.host", "127.0.30.1");
    settings.put("quarkus.mailer.port", String.valueOf(mail.getSmtp().getPort()));
    settings.put("alo.master.keyset-file", keyset.toString());
    settings.put("alo.hook.networks-allowed", "127.0.30.0/24");
    settings.put("alo.hook.http-allowed", "true");
    settings.put("alo.hook.answer-millis-max", "3000");
    // Tests ask again and again while they wait; exports keep the pace of every day.
    settings.put("alo.limit.reads-per-second", "100000");
    settings.put("alo.limit.writes-per-second", "100000");
    settings.put("alo.edge.list", "edge1:key-of-edge1,edge2:key-of-edge2");
    return settings;
  }

  @Override
  public void stop() {
    try {
      mail.stop();
      postgres.close();
      Files.deleteIfExists(keyset);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
