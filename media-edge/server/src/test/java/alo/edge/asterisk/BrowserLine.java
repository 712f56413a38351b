package alo.edge.asterisk;

import alo.edge.phone.Endpoints.Identity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A registration as a browser keeps it: SIP over a WebSocket (RFC 7118) with a digest.
final class BrowserLine implements AutoCloseable, WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 10;

  private final String edge;
  private final Identity identity;
  private final String host = UUID.randomUUID() + ".invalid";
  private final CompletableFuture<String> registered = new CompletableFuture<>();
  private final CompletableFuture<Integer> dialled = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();
  private WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private int sequence;
  private volatile String dialledUri = "";
  private volatile @Nullable LateVoice voice;

  private BrowserLine(String edge, Identity identity) {
    this.edge = edge;
    this.identity = identity;
  }

  static BrowserLine register(String edge, Identity identity) {
    var line = new BrowserLine(edge, identity);
    try {
      line.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .subprotocols("sip")
              .buildAsync(URI.create("ws://" + edge + ":8088/ws"), line)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      line.send("");
      line.registered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return line;
  }

  /// Dials something by itself, which no page of ours does.
  ///
  /// @return the final SIP status
  int dial(String called) {
    dialledUri = "sip:" + called + "@" + edge;
    request("INVITE", dialledUri, "");
    try {
      return dialled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Answers whoever calls from now on, and speaks to him with this voice.
  void answerWith(LateVoice answer) {
    voice = answer;
  }

  private void onRequest(String request) {
    if (request.startsWith("ACK ")) {
      return;
    }
    LateVoice answer = request.startsWith("INVITE ") ? voice : null;
    String copied =
        request
            .lines()
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
            .map(line -> line.matches("(?i)to:((?!tag=).)*") ? line + ";tag=" + host : line)
            .collect(Collectors.joining("\r\n"));
    String body = answer == null ? "" : described(answer.port());
    reply(
        ("SIP/2.0 200 OK\r\n%s\r\nContact: <sip:%s@%s;transport=ws>\r\n"
                + "%sContent-Length: %d\r\n\r\n%s")
            .formatted(
                copied,
                identity.user(),
                host,
                body.isEmpty() ? "" : "Content-Type: application/sdp\r\n",
                body.length(),
                body));
    if (answer != null) {
      answer.speakTo(edge, Integer.parseInt(found(request, "m=audio (\\d+)")));
    }
  }

  private static String described(int port) {
    return """
    v=0
    o=- 1 1 IN IP4 127.0.0.1
    s=-
    c=IN IP4 127.0.0.1
    t=0 0
    m=audio %d RTP/AVP 8
    a=rtpmap:8 PCMA/8000
    """
        .formatted(port)
        .replace("\n", "\r\n");
  }

  private synchronized void reply(String text) {
    sent = sent.thenCompose(_ -> socket.sendText(text, true));
  }

  private void send(String authorization) {
    request("REGISTER", "sip:" + edge, authorization);
  }

  private synchronized void request(String method, String uri, String authorization) {
    String user = identity.user();
    String request =
        """
        %7$s %8$s SIP/2.0
        Via: SIP/2.0/WS %2$s;branch=z9hG4bK%3$s
        Max-Forwards: 70
        To: <sip:%4$s@%1$s>
        From: <sip:%4$s@%1$s>;tag=%2$s
        Call-ID: %2$s
        CSeq: %5$d %7$s
        Contact: <sip:%4$s@%2$s;transport=ws>;expires=120
        %6$sContent-Length: 0

        """
            .formatted(edge, host, UUID.randomUUID(), user, ++sequence, authorization, method, uri);
    // An answer may be here before the socket has done with what it answers.
    sent = sent.thenCompose(_ -> socket.sendText(request.replace("\n", "\r\n"), true));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      String answer = frame.toString();
      frame.setLength(0);
      if (!answer.startsWith("SIP/2.0")) {
        onRequest(answer);
      } else if (answer.contains(" INVITE\r\n")) {
        onInvite(answer);
      } else if (answer.startsWith("SIP/2.0 401") && sequence == 1) {
        send(digest(answer, "REGISTER", "sip:" + edge));
      } else if (answer.startsWith("SIP/2.0 200")) {
        registered.complete(answer);
      } else {
        registered.completeExceptionally(new AssertionError(answer));
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void onInvite(String answer) {
    int status = Integer.parseInt(answer.substring(8, 11));
    if (status == 401) {
      request("INVITE", dialledUri, digest(answer, "INVITE", dialledUri));
    } else if (status >= 200) {
      dialled.complete(status);
    }
  }

  private String digest(String challenge, String method, String uri) {
    String realm = field(challenge, "realm");
    String nonce = field(challenge, "nonce");
    String who = md5(identity.user() + ":" + realm + ":" + identity.password());
    String response = md5(who + ":" + nonce + ":00000001:c:auth:" + md5(method + ":" + uri));
    return ("Authorization: Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\","
            + "response=\"%s\",algorithm=MD5,opaque=\"%s\",qop=auth,nc=00000001,cnonce=\"c\"\n")
        .formatted(identity.user(), realm, nonce, uri, response, field(challenge, "opaque"));
  }

  private static String field(String challenge, String name) {
    return found(challenge, name + "=\"([^\"]*)\"");
  }

  private static String found(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static String md5(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// As a page does that is loaded anew.
  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }
}
