package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.CustomerId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.number.Numbering;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.wire.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the records of calls up to date with their events, in the transaction that stored them.
@Singleton
public class Projection {
  @Inject EventStore events;

  /// What changed.
  ///
  /// @param queues in which somebody waits, waited or was queued
  public record Changed(List<FoldedCall> calls, Set<QueueId> queues) {}

  /// Folds the calls of some new events anew.
  public Changed project(
      Connection c, Tenants.Profile tenant, List<EventEnvelope> fresh, Instant now)
      throws SQLException {
    Set<InteractionId> touched = new HashSet<>();
    for (EventEnvelope e : fresh) {
      if (e.event() instanceof Event.CallEvent event) {
        touched.add(event.call());
      }
      if (e.event() instanceof Event.RecordingStored stored) {
        keepRecording(c, tenant.id(), stored, now);
      }
    }
    List<FoldedCall> calls = new ArrayList<>();
    Set<QueueId> queues = new HashSet<>();
    if (touched.isEmpty()) {
      return new Changed(calls, queues);
    }
    for (var entry : events.ofCalls(c, tenant.id(), touched).entrySet()) {
      Optional<FoldedCall> folded = CallFold.fold(entry.getKey(), entry.getValue());
      if (folded.isPresent()) {
        FoldedCall call = withCustomer(c, tenant, folded.get());
        waitedIn(c, tenant.id(), entry.getKey()).ifPresent(queues::add);
        if (call.record().queue() != null) {
          queues.add(call.record().queue());
        }
        keep(c, tenant.id(), call);
        calls.add(call);
      }
    }
    return new Changed(calls, queues);
  }

  private static void keep(Connection c, TenantId tenant, FoldedCall call) throws SQLException {
    CallRecord record = call.record();
    Sql.update(
        c,
        """
        insert into %s.interaction (id, direction, ours, theirs, customer, queue, agents,
          started_at, ended_at, live, waiting_queue, waiting_since, record)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set customer = excluded.customer, queue = excluded.queue,
          agents = excluded.agents, theirs = excluded.theirs, ended_at = excluded.ended_at,
          live = excluded.live, waiting_queue = excluded.waiting_queue,
          waiting_since = excluded.waiting_since, record = excluded.record
        """
            .formatted(TenantSchemas.name(tenant)),
        record.id(),
        record.direction(),
        record.ours(),
        record.theirs(),
        record.customer(),
        record.queue(),
        call.agents(),
        record.startedAt(),
        record.endedAt(),
        record.live(),
        call.waitingIn(),
        call.waitingSince(),
        Json.write(record));
  }

  private static void keepRecording(
      Connection c, TenantId tenant, Event.RecordingStored stored, Instant now)
      throws SQLException {
    Sql.update(
        c,
        """
        insert into %s.recording (id, call, sha256, bytes, seconds, object_key, stored_at)
        values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
        """
            .formatted(TenantSchemas.name(tenant)),
        stored.recording(),
        stored.call(),
        stored.sha256(),
        stored.bytes(),
        stored.seconds(),
        stored.objectKey(),
        now);
  }

  private static Optional<QueueId> waitedIn(Connection c, TenantId tenant, InteractionId call)
      throws SQLException {
    return Sql.find(
        c,
        "select waiting_queue from %s.interaction where id = ? and waiting_queue is not null"
            .formatted(TenantSchemas.name(tenant)),
        row -> new QueueId(row.getString(1)),
        call);
  }

  private static FoldedCall withCustomer(Connection c, Tenants.Profile tenant, FoldedCall call)
      throws SQLException {
    E164 phone = phone(call.record().theirs(), tenant.country());
    if (phone == null) {
      return call;
    }
    Optional<CustomerId> customer =
        Sql.find(
            c,
            "select id from %s.customer where phones @> ? order by id limit 1"
                .formatted(TenantSchemas.name(tenant.id())),
            row -> new CustomerId(row.getString(1)),
            List.of(phone.value()));
    CallRecord r = call.record();
    return new FoldedCall(
        new CallRecord(
            r.id(),
            r.direction(),
            r.ours(),
            phone.value(),
            customer.orElse(null),
            r.flow(),
            r.path(),
            r.queue(),
            r.agent(),
            r.startedAt(),
            r.answeredAt(),
            r.endedAt(),
            r.endedBy(),
            r.cause(),
            r.sip(),
            r.disposition(),
            r.waitSeconds(),
            r.talkSeconds(),
            r.holdSeconds(),
            r.wrapUp(),
            r.legs(),
            r.recordings(),
            r.live(),
            r.heldSince()),
        call.waitingIn(),
        call.waitingSince(),
        call.agents(),
        call.carrierLegs());
  }

  private static @Nullable E164 phone(@Nullable String theirs, String country) {
    return theirs == null
        ? null
        : Numbering.international(new DialString(theirs), country).orElse(null);
  }
}
