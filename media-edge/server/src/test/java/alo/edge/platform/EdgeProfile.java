package alo.edge.platform;

import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.config.Configurations;
import alo.edge.config.DurableFile;
import alo.edge.loop.TestTenants;
import alo.wire.json.Json;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// The whole program without a PBX, with one tenant on its disk; the test plays the control plane.
public final class EdgeProfile implements QuarkusTestProfile {
  /// Where everything listens.
  public static final String ADDRESS = "127.0.20.30";

  /// The tenant on the disk.
  public static final TenantId DEMO = new TenantId("demo");

  private static final KeyPair KEYS = keys();

  /// One pair for all class loaders: profiles live in another one than tests.
  private static KeyPair keys() {
    return (KeyPair)
        System.getProperties()
            .computeIfAbsent(
                "alo.test.ticket-keys",
                name -> {
                  try {
                    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                  } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                  }
                });
  }

  /// The control plane's public key.
  public static String publicKey() {
    return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
  }

  /// A ticket as the control plane signs it.
  public static String ticket(String tenant, String agent, Duration life) {
    var claims =
        new TicketClaims(
            UUID.randomUUID().toString(),
            "AGENT",
            new TenantId(tenant),
            new AgentId(agent),
            "Ana",
            Instant.now().plus(life));
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(KEYS.getPrivate());
      signature.update(body.getBytes(StandardCharsets.US_ASCII));
      return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path folder = Files.createTempDirectory("alo-edge");
      new Configurations(folder.resolve("config"))
          .keep(TestTenants.answerAndQueue("demo", 1, "+842873001001"));
      DurableFile.replace(folder.resolve("keys/trusted.keys"), publicKey());
      return Map.ofEntries(
          Map.entry("quarkus.http.host", ADDRESS),
          Map.entry("quarkus.http.test-port", "8090"),
          Map.entry("alo.edge.id", "lab"),
          Map.entry("alo.edge.key", "only-for-tests"),
          Map.entry("alo.edge.control-url", "http://" + ADDRESS + ":8090"),
          Map.entry("alo.edge.data", folder.toString()),
          Map.entry("alo.edge.pbx-dir", folder.resolve("pbx").toString()),
          Map.entry("alo.edge.address", ADDRESS),
          Map.entry("alo.edge.sip-server", "ws://" + ADDRESS + ":8088/ws"),
          Map.entry("alo.edge.agent-socket", "ws://" + ADDRESS + ":8090/agent"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
