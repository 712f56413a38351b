package alo.tenants.edge;

import alo.contract.edge.LinkMessage;
import alo.contract.id.EdgeId;
import alo.contract.tenant.TenantView;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of each edge.
@ApplicationScoped
class Edges {
  @Inject Database database;
  @Inject InstantSource clock;
  @Inject EdgeKeys keys;
  @Inject Links links;

  /// Enters what an edge says of itself; says how far its history is stored.
  long hello(LinkMessage.Hello hello) {
    return database.callAlone(
        c -> {
          Sql.update(
              c,
              """
              insert into control.edge (id, epoch, agent_socket, seen_at) values (?, ?, ?, ?)
              on conflict (id) do update set epoch = excluded.epoch,
                agent_socket = excluded.agent_socket, seen_at = excluded.seen_at
              """,
              hello.edge(),
              hello.epoch(),
              hello.agentSocket(),
              clock.instant());
          return Sql.find(
                  c,
                  "select acknowledged from control.edge_epoch where edge = ? and epoch = ?",
                  row -> row.getLong(1),
                  hello.edge(),
                  hello.epoch())
              .orElse(0L);
        });
  }

  /// An edge has a configuration in force.
  void configured(EdgeId edge, LinkMessage.Configured done) {
    database.run(
        c ->
            Sql.update(
                c,
                "update control.tenant set configured = greatest(configured, ?)"
                    + " where id = ? and home_edge = ?",
                done.version(),
                done.tenant(),
                edge));
  }

  /// Where agents' browsers find an edge.
  Optional<String> findAgentSocket(EdgeId edge) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select agent_socket from control.edge where id = ? and agent_socket is not null",
                row -> row.getString(1),
                edge));
  }

  /// All edges that may connect or ever did.
  List<TenantView.EdgeView> list() {
    Map<String, TenantView.EdgeView> all = new TreeMap<>();
    for (EdgeId edge : keys.edges()) {
      all.put(edge.value(), view(edge, 0, 0));
    }
    database.run(
        c -> {
          String sql =
              """
              select e.id, e.epoch, coalesce(p.acknowledged, 0) from control.edge e
              left join control.edge_epoch p on p.edge = e.id and p.epoch = e.epoch
              """;
          Sql.list(
                  c, sql, row -> view(new EdgeId(row.getString(1)), row.getLong(2), row.getLong(3)))
              .forEach(v -> all.put(v.id().value(), v));
          return all;
        });
    return List.copyOf(all.values());
  }

  private TenantView.EdgeView view(EdgeId edge, long epoch, long acknowledged) {
    return new TenantView.EdgeView(edge, links.find(edge).isPresent(), epoch, acknowledged);
  }
}
