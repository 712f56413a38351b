package alo.edge.asterisk;

import java.nio.file.Path;

/// Where the PBX is and what it is like.
///
/// @param address of the PBX and of FastAGI
/// @param folder the instance's folder (see deploy/edge/pbx.sh)
/// @param country calling code without plus that completes a carrier's national numbers
/// @param webrtc whether agents' telephones are browsers, else plain SIP telephones
public record PbxAccess(
    String address,
    int amiPort,
    String amiUser,
    String amiSecret,
    int agiPort,
    int agiSessionsMax,
    Path folder,
    String country,
    boolean webrtc) {

  /// Recordings are written here by the PBX.
  public Path monitorFolder() {
    return folder.resolve("spool/monitor");
  }

  @Override
  public String toString() {
    return "PBX at " + address;
  }
}
