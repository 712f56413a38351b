package alo.tenants.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A network in CIDR form.
record Network(InetAddress address, int bits) {
  private static final Pattern FORM = Pattern.compile("[0-9a-fA-F.:]+/[0-9]{1,3}");

  /// What is not reachable by everybody: IANA's registries of special-purpose IPv4 and IPv6
  /// addresses, multicast and reserved space. Addresses of clouds' metadata are link-local.
  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Of IPv6 only 2000::/3 is public; in it these are not, or lead on to IPv4.
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(Network::of)
          .toList();

  private static final Network PUBLIC_IPV6 = of("2000::/3");

  /// The network of a text such as `10.0.0.0/8`.
  static Network of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Expected a network like 10.0.0.0/8, but it is " + text);
    }
    int slash = text.indexOf('/');
    int bits = Integer.parseInt(text.substring(slash + 1));
    try {
      InetAddress address = InetAddress.getByName(text.substring(0, slash));
      if (bits > address.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException("Expected fewer bits than in " + text);
      }
      return new Network(address, bits);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Expected a network, but it is " + text, e);
    }
  }

  /// Whether everybody can reach the address, and nobody's own house is behind it.
  static boolean isPublic(InetAddress address) {
    boolean special = NOT_PUBLIC.stream().anyMatch(n -> n.contains(address));
    boolean global = address.getAddress().length == 4 || PUBLIC_IPV6.contains(address);
    return global && !special;
  }

  boolean contains(InetAddress one) {
    byte[] ours = address.getAddress();
    byte[] theirs = one.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
