package alo.ui.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A form of a name and a WAV file.
final class Multipart {
  private Multipart() {}

  static List<byte[]> of(String boundary, String name, byte[] file) {
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="name"\r
        Content-Type: text/plain; charset=UTF-8\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="announcement.wav"\r
        Content-Type: audio/wav\r
        \r
        """
            .formatted(boundary, name.replaceAll("[\\r\\n]", " "));
    String tail = "\r\n--" + boundary + "--\r\n";
    return List.of(bytes(head), file, bytes(tail));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
