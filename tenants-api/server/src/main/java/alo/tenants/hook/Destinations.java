package alo.tenants.hook;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides where web-hooks may lead. A tenant names the address, our own house makes the request:
/// without this, anybody could look behind our walls.
@Singleton
class Destinations {
  private static final Set<Integer> HTTPS_PORTS = Set.of(443, 8443);
  private static final Set<Integer> HTTP_PORTS = Set.of(80, 8080);

  private final Names names;
  private final boolean httpAllowed;
  private final List<Network> allowed;

  @Inject
  Destinations(HookSettings settings, Names names) {
    this.names = names;
    this.httpAllowed = settings.httpAllowed();
    this.allowed = settings.networksAllowed().orElse(List.of()).stream().map(Network::of).toList();
  }

  /// A destination, or why there is none.
  sealed interface Answer {
    /// It may be sent there, now.
    record Found(Destination destination) implements Answer {}

    /// It must not.
    record Refused(Rejection why) implements Answer {}

    /// The name leads nowhere at the moment.
    record Unknown() implements Answer {}
  }

  /// What is wrong with an address by itself, if anything.
  Optional<String> mistake(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        return Optional.of("Expected an address like https://example.com/alo");
      }
      return scheme.equals("https") || scheme.equals("http") && httpAllowed
          ? Optional.empty()
          : Optional.of("Expected an address that begins with https://");
    } catch (URISyntaxException _) {
      return Optional.of("Expected an address like https://example.com/alo");
    }
  }

  /// Resolves the name once; of several addresses every one must be allowed, since whoever mixes
  /// public with private ones plays for the second look. This may wait for the network.
  Answer find(String url) {
    Optional<String> mistake = mistake(url);
    if (mistake.isPresent()) {
      return refused(mistake.get());
    }
    URI uri = URI.create(url);
    List<InetAddress> addresses;
    try {
      addresses = names.addresses(bare(uri.getHost()));
    } catch (UnknownHostException _) {
      return new Answer.Unknown();
    }
    if (addresses.isEmpty()) {
      return new Answer.Unknown();
    }
    int port = port(uri);
    for (InetAddress address : addresses) {
      boolean ours = allowed.stream().anyMatch(n -> n.contains(address));
      if (!ours && !Network.isPublic(address)) {
        return refused("Expected a public address, but this one leads into a private network");
      }
      if (!ours && !(isEncrypted(uri) ? HTTPS_PORTS : HTTP_PORTS).contains(port)) {
        return refused("Expected the port 443 or 8443, but it is " + port);
      }
    }
    return new Answer.Found(
        new Destination(new InetSocketAddress(addresses.getFirst(), port), uri));
  }

  private static Answer refused(String why) {
    return new Answer.Refused(new Rejection(ProblemCode.INVALID_REQUEST, why));
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return isEncrypted(uri) ? 443 : 80;
  }

  private static boolean isEncrypted(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
