package alo.edge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Where recordings are kept for good.
public interface ObjectStore {

  /// Puts a file under a key, replacing what is there.
  void put(String key, Path file) throws IOException;

  /// The stored length in bytes, empty if there is no such object.
  OptionalLong length(String key) throws IOException;
}
