package alo.ui.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.live.FeedMessage;
import alo.contract.queue.QueueBoard;
import alo.ui.stub.Live;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The board")
class BoardTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private static AgentBoard agent(String name, Presence presence) {
    return new AgentBoard(new AgentId(name), name, "101", presence, null, NOW, null, true);
  }

  private static QueueBoard queue(String name, int waiting, Instant since) {
    return new QueueBoard(new QueueId(name), name, waiting, since, 1, 1, 2);
  }

  @Test
  @DisplayName("[S1] an agent's change replaces his line, and the figures follow")
  void agents() {
    Board board = new Board();
    assertThat(board.sequence()).isNull();
    board.apply(
        new FeedMessage.Board(
            4,
            NOW,
            List.of(
                agent("zoe", Presence.READY),
                agent("ana", Presence.READY),
                agent("bob", Presence.LOGGED_OUT)),
            List.of(),
            List.of(),
            true));
    assertThat(board.agents()).extracting(AgentBoard::name).containsExactly("ana", "zoe", "bob");
    assertThat(board.ready()).isEqualTo(2);
    board.apply(new FeedMessage.AgentChanged(5, NOW, agent("ana", Presence.TALKING)));
    assertThat(board.sequence()).isEqualTo(5);
    assertThat(board.ready()).isEqualTo(1);
    assertThat(board.busy()).isEqualTo(1);
  }

  @Test
  @DisplayName("[S4] the longest wait is the oldest waiting call of all queues")
  void queues() {
    Board board = new Board();
    board.apply(new FeedMessage.QueueChanged(1, NOW, queue("a", 0, null)));
    board.apply(new FeedMessage.QueueChanged(2, NOW, queue("b", 2, NOW.minusSeconds(60))));
    board.apply(new FeedMessage.QueueChanged(3, NOW, queue("c", 1, NOW.minusSeconds(90))));
    assertThat(board.waiting()).isEqualTo(3);
    assertThat(board.waitingSince()).contains(NOW.minusSeconds(90));
  }

  @Test
  @DisplayName(
      "[S1] a call that rings is waiting, not in a call; a held one is in a call and so shown")
  void ringsAndHolds() {
    Board board = new Board();
    board.apply(new FeedMessage.AgentChanged(1, NOW, agent("ana", Presence.OFFERED)));
    board.apply(new FeedMessage.AgentChanged(2, NOW, agent("zoe", Presence.WRAP_UP)));
    assertThat(board.busy()).isZero();
    InteractionId id = new InteractionId("edge1-1-1");
    AgentBoard talks =
        new AgentBoard(
            new AgentId("bob"), "bob", "101", Presence.TALKING, null, NOW, id, true, null);
    board.apply(new FeedMessage.AgentChanged(3, NOW, talks));
    assertThat(board.busy()).isEqualTo(1);
    board.apply(new FeedMessage.CallChanged(4, NOW, Live.call(id, null)));
    assertThat(board.heldSince(talks)).isEmpty();
    board.apply(new FeedMessage.CallChanged(5, NOW, Live.call(id, NOW.minusSeconds(7))));
    assertThat(board.heldSince(talks)).contains(NOW.minusSeconds(7));
  }

  @Test
  @DisplayName("[D2] a feed goes on behind a board of everybody only, never behind a part of it")
  void goesOn() {
    Board board = new Board();
    board.apply(new FeedMessage.Board(9, NOW, List.of(), List.of(), List.of(), false));
    board.apply(new FeedMessage.AgentChanged(10, NOW, agent("ana", Presence.READY)));
    assertThat(board.sequence()).isNull();
    board.apply(new FeedMessage.Board(10, NOW, List.of(), List.of(), List.of(), true));
    assertThat(board.sequence()).isEqualTo(10);
    board.apply(new FeedMessage.Board(11, NOW, List.of(), List.of(), List.of(), false));
    assertThat(board.sequence()).isNull();
  }

  @Test
  @DisplayName("a new whole board forgets what was before")
  void wholeBoard() {
    Board board = new Board();
    board.apply(new FeedMessage.AgentChanged(1, NOW, agent("ana", Presence.READY)));
    board.apply(new FeedMessage.Board(9, NOW, List.of(), List.of(), List.of(), true));
    assertThat(board.agents()).isEmpty();
  }
}
