package alo.tenants.testing;

import alo.tenants.interaction.ObjectStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An object store of temporary files, which tests can spoil.
@Alternative
@Priority(1)
@ApplicationScoped
public class InMemoryObjectStore implements ObjectStore {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private volatile boolean failing;

  public void put(String key, byte[] object) {
    objects.put(key, object);
  }

  /// From now on nothing can be removed, or again.
  public void failAtRemoval(boolean fails) {
    failing = fails;
  }

  /// The keys that begin so.
  public List<String> keys(String prefix) {
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public int deleteAll(String prefix) throws IOException {
    if (failing) {
      throw new IOException("Told to fail");
    }
    List<String> keys = keys(prefix);
    keys.forEach(objects::remove);
    return keys.size();
  }

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    byte[] object = objects.get(key);
    if (object == null) {
      throw new NoSuchFileException(key);
    }
    Path file = Files.createTempFile("alo-object", ".enc");
    Files.write(file, object);
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
  }
}
