package alo.tenants.interaction.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import software.amazon.awssdk.core.exception.SdkException;

/// An object as a channel; reads blocks, since a cipher asks for 4 KiB at a time.
final class S3Channel implements SeekableByteChannel {
  private static final int BLOCK_BYTES = 256 << 10;

  private final long size;
  private final Ranges ranges;
  private long position;
  private long blockStart = -1;
  private byte[] block = {};
  private boolean open = true;

  /// Reads the bytes of a range, both ends included.
  interface Ranges {
    byte[] read(long from, long to);
  }

  S3Channel(long size, Ranges ranges) {
    this.size = size;
    this.ranges = ranges;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (position >= size) {
      return -1;
    }
    long start = position / BLOCK_BYTES * BLOCK_BYTES;
    if (start != blockStart) {
      try {
        block = ranges.read(start, Math.min(size, start + BLOCK_BYTES) - 1);
        blockStart = start;
      } catch (SdkException e) {
        throw new IOException("The object store failed", e);
      }
    }
    int offset = (int) (position - start);
    int count = Math.min(into.remaining(), block.length - offset);
    into.put(block, offset, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }
}
