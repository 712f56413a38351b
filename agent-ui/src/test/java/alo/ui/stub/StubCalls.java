package alo.ui.stub;

import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.CustomerId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.CallRecord.Leg;
import alo.contract.interaction.CallRecord.LegKind;
import alo.contract.interaction.Event;
import alo.contract.value.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The calls of the company that the pages are shown with.
final class StubCalls {
  private StubCalls() {}

  static List<CallRecord> all() {
    String[] theirs = {
      "+84903123456", "+84912345678", null, "+84987654321", "+84868123123", "+84938777888"
    };
    Disposition[] how = {
      Disposition.ANSWERED,
      Disposition.ANSWERED,
      Disposition.ABANDONED,
      Disposition.VOICEMAIL,
      Disposition.BUSY,
      Disposition.ANSWERED
    };
    List<CallRecord> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(call(i, theirs[i % theirs.length], how[i % how.length]));
    }
    return calls;
  }

  private static CallRecord call(int i, String theirs, Disposition how) {
    boolean out = how == Disposition.BUSY;
    boolean answered = how == Disposition.ANSWERED;
    Instant start = StubState.ago(600L + 1_700L * i);
    InteractionId id = new InteractionId("edge1-1700000" + i + "-1");
    Instant talk = start.plusSeconds(25);
    List<Leg> legs = new ArrayList<>();
    legs.add(
        new Leg(
            LegKind.CUSTOMER,
            null,
            null,
            theirs,
            start,
            out ? null : start.plusSeconds(1),
            talk.plusSeconds(180),
            out ? Event.OfferOutcome.BUSY : null,
            out ? 17 : 16));
    if (!out) {
      legs.add(
          new Leg(
              LegKind.AGENT,
              new OfferId("of-" + i + "a"),
              new AgentId("u-binh"),
              null,
              start.plusSeconds(9),
              null,
              start.plusSeconds(24),
              Event.OfferOutcome.NO_ANSWER,
              null));
    }
    if (answered) {
      legs.add(
          new Leg(
              LegKind.AGENT,
              new OfferId("of-" + i + "b"),
              new AgentId("u-an"),
              null,
              start.plusSeconds(24),
              talk,
              talk.plusSeconds(180),
              Event.OfferOutcome.TALKED,
              16));
    }
    return new CallRecord(
        id,
        out ? Direction.OUT : Direction.IN,
        i % 2 == 0 ? "+842873001000" : "+842873001001",
        theirs,
        theirs == null ? null : new CustomerId("c1"),
        out ? null : new FlowRef(StubState.MAIN, 3),
        out ? List.of() : List.of("answer", "menu [1]", "sales"),
        out ? null : StubState.SALES,
        answered || out ? new AgentId("u-an") : null,
        start,
        answered ? start.plusSeconds(1) : null,
        talk.plusSeconds(180),
        Event.EndedBy.CUSTOMER,
        16,
        out ? 486 : null,
        how,
        out ? 0 : 23,
        answered ? 168 : 0,
        answered ? 12 : 0,
        answered ? StubState.CODES.get(i % 4) : null,
        legs,
        answered
            ? List.of(
                new CallRecord.Recording(new RecordingId(id + "-r1"), false, 180, "STORED", "ab12"))
            : List.of(),
        false,
        null);
  }
}
