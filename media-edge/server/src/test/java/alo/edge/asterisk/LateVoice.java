package alo.edge.asterisk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/// A tone in A-law over RTP, from a network that holds packets back now and then: nothing is lost,
/// but what was held comes at once, late.
final class LateVoice implements AutoCloseable {
  private static final int HERTZ = 1_000;
  private static final int PACKET_MILLIS = 20;
  private static final int SAMPLES = 160;

  /// Every so many packets some are held back until the last of them is due.
  private static final int STRETCH = 12;

  private static final int HELD = 5;

  private final DatagramSocket socket;
  private final byte[] second = alaw();
  private volatile boolean over;

  LateVoice(String address) {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  void speakTo(String host, int port) {
    Thread.ofVirtual().start(() -> speak(new InetSocketAddress(host, port)));
  }

  private void speak(InetSocketAddress to) {
    long start = System.nanoTime();
    for (int i = 0; !over; i++) {
      int due = i % STRETCH < HELD ? i - i % STRETCH + HELD : i;
      long at = start + Duration.ofMillis((long) due * PACKET_MILLIS).toNanos();
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(at - System.nanoTime());
      }
      ByteBuffer packet = ByteBuffer.allocate(12 + SAMPLES);
      packet.put((byte) 0x80).put((byte) 8).putShort((short) i).putInt(i * SAMPLES).putInt(77);
      int from = i * SAMPLES % second.length;
      packet.put(second, from, SAMPLES);
      try {
        socket.send(new DatagramPacket(packet.array(), packet.capacity(), to));
      } catch (IOException e) {
        if (!over) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private static byte[] alaw() {
    byte[] pcm = TestSounds.raw(8_000, HERTZ);
    var linear = new AudioFormat(8_000, 16, 1, true, false);
    var alaw = new AudioFormat(AudioFormat.Encoding.ALAW, 8_000, 8, 1, 1, 8_000, false);
    try (var in = new AudioInputStream(new ByteArrayInputStream(pcm), linear, 8_000);
        var out = AudioSystem.getAudioInputStream(alaw, in)) {
      return Arrays.copyOf(out.readAllBytes(), 8_000);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    over = true;
    socket.close();
  }
}
