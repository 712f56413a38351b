package alo.tenants.platform.tink;

import alo.contract.id.TenantId;
import alo.tenants.platform.VaultSettings;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Everything that is encrypted at rest. A tenant's keys are wrapped under the master keyset with
/// the tenant's id as associated data: a wrapped key does not open in another tenant's name.
@Singleton
public class Vault {
  private final Aead master;

  @Inject
  Vault(VaultSettings settings) {
    Path file =
        Path.of(
            settings
                .keysetFile()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Expected ALO_MASTER_KEYSET_FILE to name the master keyset")));
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
      master =
          TinkJsonProtoKeysetFormat.parseKeyset(
                  Files.readString(file), InsecureSecretKeyAccess.get())
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Expected a readable master keyset in " + file, e);
    }
  }

  /// A new key for a tenant's recordings, wrapped, in Base64.
  public String newRecordingKey(TenantId tenant) {
    try {
      KeysetHandle key =
          KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
      return Base64.getEncoder()
          .encodeToString(
              TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, bytes(tenant.value())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads what was encrypted under a tenant's wrapped key, anywhere in it. Tampering throws; a cut
  /// end does not show, so the true length must be known.
  public SeekableByteChannel decrypting(
      TenantId tenant, String wrappedKey, SeekableByteChannel encrypted, String associated)
      throws IOException {
    try {
      return streaming(tenant, wrappedKey)
          .newSeekableDecryptingChannel(encrypted, bytes(associated));
    } catch (GeneralSecurityException e) {
      throw new IOException("The recording's key does not open", e);
    }
  }

  /// The cipher of a tenant's recordings.
  public StreamingAead streaming(TenantId tenant, String wrappedKey)
      throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(
            Base64.getDecoder().decode(wrappedKey), master, bytes(tenant.value()))
        .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  /// Encrypts a small secret of the program itself.
  public byte[] encrypt(byte[] plain, String associated) {
    try {
      return master.encrypt(plain, bytes(associated));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Decrypts what [#encrypt(byte\[\], String)] made.
  public byte[] decrypt(byte[] secret, String associated) {
    try {
      return master.decrypt(secret, bytes(associated));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master keyset does not open what is stored", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
