package alo.tenants.hook;

import java.net.InetSocketAddress;
import java.net.URI;

/// Where exactly a message goes: the address that was checked, whatever its name leads to later.
///
/// @param address resolved and allowed
/// @param url for the request line, the header Host and the certificate
record Destination(InetSocketAddress address, URI url) {
  boolean isEncrypted() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  /// Path and query, never empty.
  String target() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
