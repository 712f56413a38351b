package alo.tenants.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void understandsRanges() {
    assertThat(ByteRange.parse(null, 100)).contains(new ByteRange(0, 99, false));
    assertThat(ByteRange.parse("bytes=0-9", 100)).contains(new ByteRange(0, 9, true));
    assertThat(ByteRange.parse("bytes=90-", 100)).contains(new ByteRange(90, 99, true));
    assertThat(ByteRange.parse("bytes=-10", 100)).contains(new ByteRange(90, 99, true));
    assertThat(ByteRange.parse("bytes=50-500", 100)).contains(new ByteRange(50, 99, true));
    assertThat(ByteRange.parse("bytes=-500", 100)).contains(new ByteRange(0, 99, true));
  }

  @Test
  void refusesWhatCanNotBe() {
    assertThat(ByteRange.parse("bytes=100-", 100)).isEmpty();
    assertThat(ByteRange.parse("bytes=9-5", 100)).isEmpty();
    assertThat(ByteRange.parse("bytes=-0", 100)).isEmpty();
  }

  @Test
  void givesTheWholeFileForOtherForms() {
    assertThat(ByteRange.parse("bytes=0-1,5-6", 100)).contains(new ByteRange(0, 99, false));
    assertThat(ByteRange.parse("lines=1-2", 100)).contains(new ByteRange(0, 99, false));
    assertThat(ByteRange.parse("bytes=-", 100)).contains(new ByteRange(0, 99, false));
  }
}
