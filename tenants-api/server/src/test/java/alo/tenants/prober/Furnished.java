package alo.tenants.prober;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A tenant that has one of everything, each with the tenant's word in it.
record Furnished(Api.Tenant tenant, String word, Map<Thing, String> things) {
  private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

  static Furnished signUp(String phone, int epoch, FakeIdentities identities) {
    String word = "w" + UUID.randomUUID().toString().replace("-", "");
    Api.Tenant tenant = Api.signUp("Co " + word, identities);
    Map<Thing, String> things = new EnumMap<>(Thing.class);
    things.put(Thing.WORD, word);
    things.put(Thing.TENANT, tenant.id());
    things.put(Thing.NUMBER, tenant.number());
    things.put(Thing.PHONE, phone);
    things.put(Thing.SEQUENCE, "0");
    Furnished made = new Furnished(tenant, word, things);
    Bodies.MADE.forEach(made::make);
    things.put(Thing.DELIVERY, things.get(Thing.HOOK) + "-1");
    things.put(Thing.AGENT, tenant.hired("employee", "201"));
    Bodies.MADE.forEach(made::second);
    // The last one is the one that is meant.
    made.call("edge1-matrix-0-" + tenant.id(), epoch);
    made.call("edge1-matrix-" + tenant.id(), epoch);
    return made;
  }

  private void make(Thing thing) {
    things.put(thing, posted(thing, Bodies.filled(Bodies.first(thing), things)));
  }

  /// So that the list has a second page.
  private void second(Thing thing) {
    posted(thing, Bodies.second(thing, things));
  }

  private String posted(Thing thing, String body) {
    String key = UUID.randomUUID().toString();
    return Api.post(tenant.ownerToken(), key, body, "/" + thing.collection(), 201).path("id");
  }

  /// A call that goes on, with a recording that is stored.
  private void call(String id, int epoch) {
    things.put(Thing.CALL, id);
    things.put(Thing.INTERACTION, id);
    things.put(Thing.RECORDING, id + "-r1");
    InteractionId call = new InteractionId(id);
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  AT,
                  new Event.CallPlaced(
                      call,
                      new AgentId(tenant.owner()),
                      new OfferId("o-" + id),
                      new DialString(things.get(Thing.PHONE)),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      null)),
              edge.event(
                  tenant.id(),
                  AT,
                  new Event.RecordingStored(
                      call,
                      new RecordingId(id + "-r1"),
                      "ab".repeat(32),
                      1_000,
                      1,
                      tenant.id() + "/recordings/" + id))));
    }
  }
}
