package alo.edge.recording;

import alo.contract.id.TenantId;
import alo.edge.config.Configurations;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Unwraps a tenant's key with the provider's master key. The tenant's id is the associated data,
/// so one tenant's key can not be passed off as another's.
public final class TenantKeys {
  private final Aead master;
  private final Configurations configurations;

  /// Keys of the tenants in `configurations`.
  ///
  /// @param masterKeyset a Tink AEAD keyset in JSON
  public TenantKeys(Path masterKeyset, Configurations configurations) {
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
      KeysetHandle handle =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(masterKeyset), InsecureSecretKeyAccess.get());
      this.master = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The master keyset can not be read: " + masterKeyset, e);
    }
    this.configurations = configurations;
  }

  StreamingAead of(TenantId tenant) throws GeneralSecurityException {
    String wrapped =
        configurations
            .find(tenant)
            .orElseThrow(() -> new GeneralSecurityException("No configuration of " + tenant))
            .recordingKey();
    KeysetHandle key =
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            Base64.getDecoder().decode(wrapped),
            master,
            tenant.value().getBytes(StandardCharsets.UTF_8));
    return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }
}
