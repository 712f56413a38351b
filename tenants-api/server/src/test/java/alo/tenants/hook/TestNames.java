package alo.tenants.hook;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Names that lead where a test says, each time elsewhere if it says so; addresses lead to
/// themselves, and nothing else leads anywhere.
@Alternative
@Priority(1)
@Singleton
class TestNames implements Names {
  private final Map<String, Deque<List<String>>> told = new ConcurrentHashMap<>();

  /// The answers to the next look-ups of a host.
  @SafeVarargs
  final void tell(String host, List<String>... answers) {
    told.put(host, new ArrayDeque<>(List.of(answers)));
  }

  /// Answers that were not asked for yet.
  int left(String host) {
    return told.get(host).size();
  }

  @Override
  public synchronized List<InetAddress> addresses(String host) throws UnknownHostException {
    Deque<List<String>> answers = told.get(host);
    if (answers == null) {
      if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        throw new UnknownHostException(host);
      }
      return List.of(InetAddress.getByName(host));
    }
    List<InetAddress> found = new java.util.ArrayList<>();
    for (String address : answers.remove()) {
      found.add(InetAddress.getByName(address));
    }
    return found;
  }
}
