package alo.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMailsTest {
  private static final String ADDRESS = "127.0.60.21";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "a caught mail is still there after a restart of the catcher, one for all recipients")
  void restart() throws Exception {
    catcher(
        setup ->
            GreenMailUtil.sendTextEmail(
                "mai@demo.test,an@demo.test", "alo@alo.test", "M\u1eddi", "Link 1", setup));
    MimeMessage[] after =
        catcher(
            setup ->
                GreenMailUtil.sendTextEmail(
                    "hoa@demo.test", "alo@alo.test", "Again", "Link 2", setup));
    assertThat(after).hasSize(2);
    assertThat(after[0].getSubject()).isEqualTo("M\u1eddi");
    assertThat(after[0].getContent().toString()).contains("Link 1");
    assertThat(after[1].getSubject()).isEqualTo("Again");
    assertThat(catcher(_ -> {})).hasSize(2);
  }

  /// Runs a catcher, gives it mails, ends it.
  private MimeMessage[] catcher(Consumer<ServerSetup> mails) {
    var server = new GreenMail(new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_SMTP));
    var kept = new KeptMails(folder, server.getUserManager());
    server.getUserManager().setMessageDeliveryHandler(kept);
    server.start();
    try {
      mails.accept(server.getSmtp().getServerSetup());
      return kept.all();
    } finally {
      server.stop();
    }
  }
}
