package alo.bench.chain;

import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Signs agents' tickets as the control plane does, with a key of one run.
final class TicketOffice {
  private static final String ALGORITHM = "Ed25519";

  private final KeyPair keys;

  TicketOffice() {
    try {
      keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public key as an edge's list of trusted keys has it: X.509 in Base64.
  String trusted() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /// A ticket for the agent socket.
  String ticket(TenantId tenant, AgentId agent, Instant expires) {
    var claims =
        new TicketClaims(
            UUID.randomUUID().toString(), "AGENT", tenant, agent, agent.value(), expires);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String body = base64.encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(body.getBytes(StandardCharsets.US_ASCII));
      return body + "." + base64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
