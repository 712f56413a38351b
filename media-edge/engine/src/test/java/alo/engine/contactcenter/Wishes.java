package alo.engine.contactcenter;

import alo.contract.agent.Desk;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.value.DialString;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What an agent of a simulated day does next.
final class Wishes {
  private final Random random;
  private final FakeSwitch pbx;
  private int placed;

  Wishes(Random random, FakeSwitch pbx) {
    this.random = random;
    this.pbx = pbx;
  }

  /// Mostly something that makes sense, sometimes anything.
  Command of(AgentId agent, Desk desk) {
    if (random.nextInt(8) == 0) {
      return anything(agent);
    }
    return switch (desk.presence()) {
      case LOGGED_OUT -> new Command.WindowOpens(agent);
      case NOT_READY -> random.nextInt(8) == 0 ? placeCall(agent) : new Command.BecomeReady(agent);
      case READY ->
          random.nextInt(12) == 0
              ? new Command.BecomeNotReady(agent, "BREAK")
              : random.nextInt(12) == 0 ? placeCall(agent) : new Command.BecomeReady(agent);
      case OFFERED ->
          random.nextInt(6) == 0
              ? new Command.DeclineOffer(agent, shown(desk))
              : new Command.PhoneComes(agent);
      case DIALING ->
          random.nextInt(6) == 0 ? new Command.EndCall(agent) : new Command.PhoneComes(agent);
      case TALKING ->
          switch (random.nextInt(7)) {
            case 0 -> new Command.EndCall(agent, shown(desk));
            case 1, 2 -> new Command.HoldCall(agent);
            case 3 -> new Command.BecomeNotReady(agent, "PAUSE");
            case 4 -> new Command.BecomeReady(agent);
            default -> new Command.ResumeCall(agent);
          };
      case WRAP_UP ->
          new Command.FinishWrapUp(
              agent, random.nextBoolean() ? "sold" : null, random.nextBoolean());
    };
  }

  private Command anything(AgentId agent) {
    return switch (random.nextInt(10)) {
      case 0 -> new Command.LogOut(agent);
      case 1 -> new Command.BecomeReady(agent);
      case 2 -> new Command.BecomeNotReady(agent, "LUNCH");
      case 3 -> new Command.DeclineOffer(agent);
      case 4 -> new Command.EndCall(agent);
      case 5 -> new Command.FinishWrapUp(agent, "nonsense", true);
      case 6 -> new Command.HoldCall(agent);
      case 7 -> new Command.TakeStock(pbx.stock().calls(), pbx.stock().legs());
      case 8 -> new Command.TimePasses();
      default -> placeCall(agent);
    };
  }

  private Command placeCall(AgentId agent) {
    String to = random.nextInt(10) == 0 ? "0044123456789" : "0912345678";
    return new Command.PlaceCall(
        agent, new InteractionId("hn1-out-" + ++placed), new DialString(to));
  }

  private static @Nullable InteractionId shown(Desk desk) {
    return desk.call() == null ? null : desk.call().id();
  }
}
