package alo.edge.asterisk;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the PBX is and what it is like.
///
/// @param address of the PBX and of FastAGI
/// @param folder the instance's folder (see deploy/edge/pbx.sh)
/// @param trunks the ways to the telephone network, the carrier's first
/// @param webrtc whether agents' telephones are browsers, else plain SIP telephones
public record PbxAccess(
    String address,
    int amiPort,
    String amiUser,
    String amiSecret,
    int agiPort,
    int agiSessionsMax,
    Path folder,
    List<TrunkProfile> trunks,
    boolean webrtc) {
  public PbxAccess {
    trunks = List.copyOf(trunks);
    if (trunks.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a way to the telephone network, but none is set");
    }
  }

  /// How numbers are written on the way that has this endpoint; the carrier's, if none has.
  TrunkProfile trunk(@Nullable String endpoint) {
    return trunks.stream()
        .filter(profile -> profile.trunk().value().equals(endpoint))
        .findFirst()
        .orElseGet(trunks::getFirst);
  }

  /// Recordings are written here by the PBX.
  public Path monitorFolder() {
    return folder.resolve("spool/monitor");
  }

  @Override
  public String toString() {
    return "PBX at " + address;
  }
}
