package alo.tenants.interaction;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/// Where recordings lie, encrypted.
public interface ObjectStore {
  /// Reads an object anywhere in it.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is no such object
  /// @throws IOException when the store is away
  SeekableByteChannel open(String key) throws IOException;

  /// Removes all objects whose keys begin so, each version of each, and says how many.
  ///
  /// @throws IOException when the store is away or keeps one
  int deleteAll(String prefix) throws IOException;
}
