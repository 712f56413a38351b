package alo.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.http.Http;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailPagesTest {
  @Test
  @DisplayName("a caught mail can be read as a page and as JSON, and its text is no markup")
  void readable() throws Exception {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom(new InternetAddress("alo@alo.test"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("mai@demo.test"));
    mail.setSubject("Mời <b>chị</b> Mai", "UTF-8");
    mail.setText("Mở http://127.0.0.1/x?a=1 nhé", "UTF-8");
    mail.saveChanges();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.60.20", 0), 0);
    server.createContext("/", new MailPages(() -> new MimeMessage[] {mail}));
    server.start();
    try {
      URI base = URI.create("http://127.0.60.20:" + server.getAddress().getPort());
      var list = Http.send("GET", base.resolve("/mails"), Map.of(), null).ok().body();
      assertThat(list.get(0).path("to").asText()).isEqualTo("mai@demo.test");
      var one = Http.send("GET", base.resolve("/mails/1"), Map.of(), null).ok().body();
      assertThat(one.path("text").asText()).contains("http://127.0.0.1/x?a=1");
      assertThat(Http.send("GET", base.resolve("/"), Map.of(), null).text())
          .contains("Mời &lt;b&gt;chị");
      assertThat(Http.send("GET", base.resolve("/mail/1"), Map.of(), null).text())
          .contains("<a href=\"http://127.0.0.1/x?a=1\">");
      assertThat(Http.send("GET", base.resolve("/mails/2"), Map.of(), null).status())
          .isEqualTo(404);
    } finally {
      server.stop(0);
    }
  }
}
