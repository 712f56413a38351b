package alo.edge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who this edge is and where its things are.
@ConfigMapping(prefix = "alo.edge")
public interface EdgeSettings {
  /// The edge's id; part of every channel's and call's id.
  @WithDefault("edge1")
  String id();

  /// The key that opens the link; given by the provider.
  Optional<String> key();

  /// Address of the control plane, `http://` or `https://`.
  @WithDefault("http://127.0.0.1:8081")
  String controlUrl();

  /// Folder of the ledger, configurations, prompts and the recordings' spool.
  @WithDefault(".alo/edge1/data")
  Path data();

  /// The edge's own address, where its PBX listens.
  @WithDefault("127.0.0.2")
  String address();

  /// Address of the agent socket as browsers open it.
  @WithDefault("ws://127.0.0.2:8090/agent")
  String agentSocket();

  /// Address of SIP over WebSocket as browsers open it.
  @WithDefault("ws://127.0.0.2:8088/ws")
  String sipServer();

  /// Folder of the PBX's instance (see deploy/edge/pbx.sh).
  @WithDefault(".alo/edge1/pbx")
  Path pbxDir();

  /// Whether agents' telephones are browsers, else plain SIP telephones.
  @WithDefault("true")
  boolean webrtc();

  /// The way to the carrier.
  Trunk trunk();

  /// Name of the PBX's endpoint of a gateway to the telephone network (E1), e.g. `gateway1`, where
  /// there is one. It signals numbers as they are dialled in the carrier's country.
  Optional<String> gateway();

  /// One way to a carrier.
  interface Trunk {
    /// Name of the PBX's endpoint.
    @WithDefault("carrier1")
    String id();

    /// Beginnings of the numbers that the carrier lets this edge show, with plus.
    @WithDefault("+84")
    List<String> callerIds();

    /// Calling code without plus that completes the carrier's national numbers.
    @WithDefault("84")
    String country();
  }
}
