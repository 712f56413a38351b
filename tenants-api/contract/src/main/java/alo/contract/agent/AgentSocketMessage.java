package alo.contract.agent;

import alo.contract.id.InteractionId;
import alo.contract.value.DialString;
import org.jspecify.annotations.Nullable;

/// The words of the agent socket between a softphone and its edge (`/agent`, text frames of JSON,
/// at most 8 KiB). The first frame is [Hello]; anything else, or garbage, closes the socket with a
/// reason.
public sealed interface AgentSocketMessage {

  /// What the softphone says.
  sealed interface FromAgent extends AgentSocketMessage {}

  /// What the edge says.
  sealed interface ToAgent extends AgentSocketMessage {}

  /// Opens the socket.
  ///
  /// @param ticket from `POST /api/v1/tickets`
  /// @param takeOver take the phone away from another window; only a person may wish that, a page
  ///     that comes back by itself must not
  /// @param session by what a page that comes back is known, also with another ticket: unguessable,
  ///     made by the page; null means the ticket's id
  record Hello(String ticket, boolean takeOver, @Nullable String session) implements FromAgent {
    /// The longest session, in characters.
    public static final int SESSION_LENGTH_MAX = 64;

    /// Checks the session.
    public Hello {
      if (session != null && (session.isBlank() || session.length() > SESSION_LENGTH_MAX)) {
        throw new IllegalArgumentException(
            "Expected a session of 1 to " + SESSION_LENGTH_MAX + " characters");
      }
    }

    /// A page whose session is its ticket's.
    public Hello(String ticket, boolean takeOver) {
      this(ticket, takeOver, null);
    }
  }

  /// Answer to [Beat]. The edge takes an agent for gone 6 s after the last one.
  record Alive(long beat) implements FromAgent {}

  /// Ready for calls; in a call it withdraws a pause ([NotReady]).
  record Ready() implements FromAgent {}

  /// Not ready. In a call it is a pause after it: he goes not ready once the call and its wrap-up
  /// are over; the desk shows it as `pause`.
  record NotReady(String reason) implements FromAgent {}

  /// Log out; ends a wrap-up, refused during a call.
  record LogOut() implements FromAgent {}

  /// Refuse the offered call.
  ///
  /// @param call the call that is meant: refused with `GONE` if it is not on the desk, so that a
  ///     late click never hits the next call; null means whichever is there
  record Decline(@Nullable InteractionId call) implements FromAgent {
    /// Whichever call is there.
    public Decline() {
      this(null);
    }
  }

  /// Customer to music.
  ///
  /// @param call the call that is meant, as in [Decline]
  record Hold(@Nullable InteractionId call) implements FromAgent {
    /// Whichever call is there.
    public Hold() {
      this(null);
    }
  }

  /// Customer back.
  ///
  /// @param call the call that is meant, as in [Decline]
  record Resume(@Nullable InteractionId call) implements FromAgent {
    /// Whichever call is there.
    public Resume() {
      this(null);
    }
  }

  /// End the call; while it rings, decline it.
  ///
  /// @param call the call that is meant, as in [Decline]
  record HangUp(@Nullable InteractionId call) implements FromAgent {
    /// Whichever call is there.
    public HangUp() {
      this(null);
    }
  }

  /// Call out.
  record Dial(DialString to) implements FromAgent {}

  /// Classify the last call and leave the wrap-up.
  ///
  /// @param code one of the desk's codes, or null for none
  /// @param ready become ready, else not ready
  record WrapUp(@Nullable String code, boolean ready) implements FromAgent {}

  /// The socket is open.
  ///
  /// @param phone how the softphone registers
  record Welcome(Phone phone, Desk desk) implements ToAgent {}

  /// A new state.
  record DeskChanged(Desk desk) implements ToAgent {}

  /// Asks the page's script whether it lives: every 2 s when ready, every 1 s in a call.
  record Beat(long beat) implements ToAgent {}

  /// A command was refused; nothing changed.
  ///
  /// @param code name of a [alo.contract.problem.ProblemCode]
  record Refused(String code, String detail) implements ToAgent {}

  /// The ticket is about to end: here is the next one, for reconnecting.
  record Prolonged(String ticket) implements ToAgent {}

  /// SIP credentials of one log-in.
  ///
  /// @param server address of the SIP socket, `ws://` or `wss://`
  /// @param user SIP user, `<tenant>_<random>`
  /// @param password lives as long as the socket's session
  record Phone(String server, String domain, String user, String password) {}
}
