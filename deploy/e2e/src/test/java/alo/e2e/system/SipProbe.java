package alo.e2e.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// A SIP peer over UDP that sends what no telephone would, and reads the answers.
public final class SipProbe implements AutoCloseable {
  private static final int DATAGRAM_BYTES_MAX = 65_507;
  private static final int FINAL_STATUS_MIN = 200;

  private final DatagramSocket socket;
  private final InetSocketAddress to;

  /// @param from address that it sends from, on any port
  /// @param to where the PBX listens
  public SipProbe(String from, InetSocketAddress to) {
    this.to = to;
    try {
      socket = new DatagramSocket(new InetSocketAddress(from, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a datagram as it is.
  public void send(String datagram) {
    byte[] bytes = datagram.getBytes(StandardCharsets.ISO_8859_1);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request that is right but for what is asked for.
  ///
  /// @param user whom it goes to
  /// @param headers more headers, each ended by CR LF
  public String request(String method, String user, String headers, String body) {
    String id = UUID.randomUUID().toString();
    String here = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    return """
    %1$s sip:%2$s@%3$s SIP/2.0
    Via: SIP/2.0/UDP %4$s;rport;branch=z9hG4bK%5$s
    Max-Forwards: 70
    From: <sip:+84900000001@%4$s>;tag=%5$s
    To: <sip:%2$s@%3$s>
    Call-ID: %5$s
    CSeq: 1 %1$s
    Contact: <sip:probe@%4$s>
    """
            .formatted(method, user, to.getAddress().getHostAddress(), here, id)
            .replace("\n", "\r\n")
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /// Sends a request and waits for the final answer's status; -1 if none comes in time. A refusal
  /// is acknowledged, as telephones do.
  public int ask(String request, Duration max) {
    send(request);
    long end = System.nanoTime() + max.toNanos();
    String id = header(request, "Call-ID");
    try {
      while (System.nanoTime() < end) {
        socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        var packet = new DatagramPacket(new byte[DATAGRAM_BYTES_MAX], DATAGRAM_BYTES_MAX);
        socket.receive(packet);
        String answer =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        if (!answer.startsWith("SIP/2.0 ") || !header(answer, "Call-ID").equals(id)) {
          continue;
        }
        int status = Integer.parseInt(answer.substring(8, 11));
        if (status >= FINAL_STATUS_MIN) {
          acknowledge(request, answer);
          return status;
        }
      }
    } catch (SocketTimeoutException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return -1;
  }

  private void acknowledge(String request, String answer) {
    if (request.startsWith("INVITE ")) {
      String line = request.substring(0, request.indexOf('\r')).replaceFirst("INVITE", "ACK");
      send(
          String.join(
              "\r\n",
              line,
              "Via: " + header(request, "Via"),
              "Max-Forwards: 70",
              "From: " + header(request, "From"),
              "To: " + header(answer, "To"),
              "Call-ID: " + header(request, "Call-ID"),
              "CSeq: 1 ACK",
              "Content-Length: 0",
              "",
              ""));
    }
  }

  private static String header(String message, String name) {
    return message
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .findFirst()
        .map(line -> line.substring(name.length() + 1).strip())
        .orElse("");
  }

  @Override
  public void close() {
    socket.close();
  }
}
