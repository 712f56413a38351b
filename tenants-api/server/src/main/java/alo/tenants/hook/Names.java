package alo.tenants.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where a name leads; tests lead names elsewhere.
interface Names {
  /// All addresses of a host.
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
