package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.OfferId;
import alo.contract.id.PromptId;
import alo.contract.queue.QueueView;
import alo.contract.value.DialString;
import alo.engine.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MusicStoryTest {
  private static final PromptId OURS = new PromptId("ours");
  private static final PromptId SALES_TUNE = new PromptId("sales-tune");
  private Story story = new Story(tenant(SALES_TUNE).music(OURS));

  private static Tenants tenant(@Nullable PromptId ofSales) {
    return new Tenants().queue(new QueueView(SALES, "Sales", 15, 100, 0, List.of(), true, ofSales));
  }

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private @Nullable PromptId waits() {
    return story.effect(Effect.Wait.class).music();
  }

  @Test
  @DisplayName("[P11] a queue's own music, else the tenant's, else the edge's")
  void waiting() {
    story.arrives("c1", HOTLINE);
    assertThat(waits()).isEqualTo(SALES_TUNE);
    story.arrives("c2", WARRANTY);
    assertThat(waits()).as("care has none of its own").isEqualTo(OURS);

    story = new Story(tenant(null));
    story.arrives("c1", HOTLINE);
    assertThat(waits()).as("nobody has chosen any").isNull();
  }

  @Test
  @DisplayName("[P11][P12] who is held hears the music of the queue through which he came")
  void held() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.tell(new Command.HoldCall(ANA));
    assertThat(story.effect(Effect.Hold.class).music()).isEqualTo(SALES_TUNE);

    story.ready(BAO).arrives("c2", WARRANTY).answers(BAO);
    story.tell(new Command.HoldCall(BAO));
    assertThat(story.effect(Effect.Hold.class).music()).isEqualTo(OURS);
  }

  @Test
  @DisplayName("[P11][P25] who was called hears the tenant's music when he is held or kept")
  void calledOut() {
    story.ready(ANA).tell(new Command.PlaceCall(ANA, id("o1"), new DialString("0912345679")));
    Effect.CallOut out = story.effect(Effect.CallOut.class);
    assertThat(out.music()).isEqualTo(OURS);
    story.tell(new Command.FarEndAnswered(id("o1")));
    story.tell(new Command.HoldCall(ANA));
    assertThat(story.effect(Effect.Hold.class).music()).isEqualTo(OURS);
    story.tell(new Command.LegGone(out.offer(), 41, true));
    assertThat(story.effect(Effect.Keep.class).music()).isEqualTo(OURS);
  }

  @Test
  @DisplayName("[P11][G1] whose agent was lost hears the queue's music")
  void kept() {
    story.ready(ANA).arrives("c1", HOTLINE);
    OfferId offer = story.offerOf(ANA);
    story.answers(ANA);
    story.tell(new Command.LegGone(offer, 41, true));
    assertThat(story.effect(Effect.Keep.class).music()).isEqualTo(SALES_TUNE);
  }

  @Test
  @DisplayName("[P11] other music is for the next call; who waits is not disturbed")
  void another() {
    story.arrives("c1", HOTLINE);
    story.configure(tenant(OURS));
    assertThat(story.effects()).isEmpty();
    story.arrives("c2", HOTLINE);
    assertThat(waits()).isEqualTo(OURS);
  }
}
