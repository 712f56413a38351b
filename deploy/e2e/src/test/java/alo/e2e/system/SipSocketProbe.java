package alo.e2e.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A connection to a PBX's SIP over WebSocket, by hand: it also sends frames that there are not and
/// bytes that are none. No answer in time is an exception.
public final class SipSocketProbe implements AutoCloseable {
  private static final int ANSWER_MILLIS_MAX = 10_000;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  /// First bit of a frame's first byte: it is the last of its message. Of its second: it is masked.
  private static final int FLAG = 0x80;

  private static final int LENGTH_IN_8_BYTES = 127;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /// Connects; nothing is said yet.
  public SipSocketProbe(InetSocketAddress to) {
    try {
      socket.connect(to, ANSWER_MILLIS_MAX);
      socket.setSoTimeout(ANSWER_MILLIS_MAX);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request for a socket of a protocol.
  public static String upgrade(String protocol) {
    return """
    GET /ws HTTP/1.1
    Host: edge
    Upgrade: websocket
    Connection: Upgrade
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
    Sec-WebSocket-Version: 13
    Sec-WebSocket-Protocol: %s

    """
        .formatted(protocol)
        .replace("\n", "\r\n");
  }

  /// A SIP request of somebody who has not logged in.
  public static String request(String method, String user) {
    return """
    %1$s sip:%2$s@edge SIP/2.0
    Via: SIP/2.0/WS probe.invalid;branch=z9hG4bK%3$s
    Max-Forwards: 70
    From: <sip:%2$s@edge>;tag=%3$s
    To: <sip:%2$s@edge>
    Call-ID: %3$s
    CSeq: 1 %1$s
    Contact: <sip:probe@probe.invalid;transport=ws>
    Content-Length: 0

    """
        .formatted(method, user, java.util.UUID.randomUUID())
        .replace("\n", "\r\n");
  }

  /// Says something before there is a socket, and returns the HTTP status.
  public int http(String request) {
    send(request.getBytes(StandardCharsets.ISO_8859_1));
    try {
      var head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        head.write(in.readByte());
      }
      return Integer.parseInt(head.toString(StandardCharsets.ISO_8859_1).split(" ", 3)[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a text as a client does.
  public void say(String text) {
    frame(TEXT, text.length(), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Sends a frame of any kind that says any length of itself.
  public void frame(int kind, long length, byte... payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    // A mask of zeros leaves the payload as it is.
    frame.put((byte) (FLAG | kind)).put((byte) (FLAG | LENGTH_IN_8_BYTES));
    frame.putLong(length).putInt(0).put(payload);
    send(frame.array());
  }

  /// Sends bytes as they are.
  public void send(byte... bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (java.net.SocketException e) {
      // Closed before all was said: how, is read.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the other side closes the socket and the connection; returns the code.
  public int awaitClose() {
    ByteBuffer payload = ByteBuffer.wrap(receive(CLOSE));
    try {
      if (in.read() >= 0) {
        throw new AssertionError("Expected the end of the connection after the close");
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("Expected the connection to end after the close", e);
    } catch (IOException e) {
      // Reset: what was sent after the garbage is not read any more.
    }
    return Short.toUnsignedInt(payload.getShort());
  }

  /// Waits for a SIP answer and returns its status.
  public int awaitAnswer() {
    String answer = new String(receive(TEXT), StandardCharsets.UTF_8);
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /// The payload of the next frame of a kind; servers do not mask.
  private byte[] receive(int kind) {
    try {
      while (true) {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == LENGTH_IN_8_BYTES) {
          length = Math.toIntExact(in.readLong());
        } else if (length == LENGTH_IN_8_BYTES - 1) {
          length = in.readUnsignedShort();
        }
        byte[] payload = in.readNBytes(length);
        if (first == (FLAG | kind)) {
          return payload;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
