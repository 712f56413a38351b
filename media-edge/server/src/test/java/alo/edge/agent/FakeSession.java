package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.ToAgent;
import alo.contract.problem.ProblemCode;
import alo.wire.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A connection without a network: keeps what it was told and why it was closed.
final class FakeSession {
  final List<ToAgent> heard = new CopyOnWriteArrayList<>();
  final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

  Session session() {
    return (Session)
        Proxy.newProxyInstance(
            FakeSession.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isOpen" -> !closed.isDone();
                  case "getAsyncRemote" -> remote();
                  case "close" -> closed.complete((CloseReason) arguments[0]) ? null : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private RemoteEndpoint.Async remote() {
    return (RemoteEndpoint.Async)
        Proxy.newProxyInstance(
            FakeSession.class.getClassLoader(),
            new Class<?>[] {RemoteEndpoint.Async.class},
            (proxy, method, arguments) -> {
              heard.add(Json.read((String) arguments[0], ToAgent.class));
              return null;
            });
  }

  boolean hasRefusal(ProblemCode code) {
    return all(AgentSocketMessage.Refused.class).stream()
        .anyMatch(refused -> refused.code().equals(code.name()));
  }

  <M extends ToAgent> List<M> all(Class<M> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
