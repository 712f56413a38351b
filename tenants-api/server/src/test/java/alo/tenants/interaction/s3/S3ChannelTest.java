package alo.tenants.interaction.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class S3ChannelTest {
  private static final byte[] OBJECT = new byte[700_001];

  static {
    new Random(3).nextBytes(OBJECT);
  }

  private final List<String> asked = new ArrayList<>();
  private final S3Channel channel =
      new S3Channel(
          OBJECT.length,
          (from, to) -> {
            asked.add(from + "-" + to);
            return Arrays.copyOfRange(OBJECT, (int) from, (int) to + 1);
          });

  @Test
  void readsAllInBlocks() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(OBJECT.length);
    while (all.hasRemaining()) {
      assertThat(channel.read(all)).isPositive();
    }
    assertThat(all.array()).isEqualTo(OBJECT);
    assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    assertThat(asked).containsExactly("0-262143", "262144-524287", "524288-700000");
  }

  @Test
  void readsAnywhereAndKeepsItsBlock() throws IOException {
    channel.position(300_000);
    ByteBuffer some = ByteBuffer.allocate(100);
    assertThat(channel.read(some)).isEqualTo(100);
    some.clear();
    channel.read(some);
    assertThat(some.array()).isEqualTo(Arrays.copyOfRange(OBJECT, 300_100, 300_200));
    assertThat(asked).hasSize(1);
  }

  @Test
  void tellsTheStoresFailureAsOne() {
    S3Channel broken =
        new S3Channel(
            10,
            (from, to) -> {
              throw SdkClientException.create("away");
            });
    assertThatThrownBy(() -> broken.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
    channel.close();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }
}
