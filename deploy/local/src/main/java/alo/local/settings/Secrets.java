package alo.local.settings;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Secrets of one local system: made at the first start, one file each, readable by their owner
/// only.
public final class Secrets {
  private static final int SECRET_BYTES = 24;
  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  /// Secrets in a folder, which is made if needed.
  public Secrets(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A secret of 48 hexadecimal digits, the same at every call.
  public synchronized String get(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      byte[] bytes = new byte[SECRET_BYTES];
      random.nextBytes(bytes);
      write(file, HexFormat.of().formatHex(bytes));
    }
    return read(file);
  }

  /// The file of the provider's master key (Tink AEAD keyset, JSON), which wraps tenants' keys.
  public synchronized Path masterKeyset() {
    Path file = folder.resolve("master-keyset.json");
    if (!Files.exists(file)) {
      try {
        AeadConfig.register();
        var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(
            file, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    return file;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
