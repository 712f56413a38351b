package alo.ui.supervisor;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.identity.Permit;
import alo.contract.interaction.CallRecord;
import alo.contract.live.FeedMessage;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueBoard;
import alo.contract.tenant.Ticket;
import alo.ui.base.Calls;
import alo.ui.base.Dial;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Names;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.base.Since;
import alo.ui.base.Tile;
import alo.ui.client.LiveClient;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What is going on: queues, agents and calls, changing as they change.
@Route(value = "board", layout = Frame.class)
@RolesAllowed({Permit.BOARD_SEE_OWN, Permit.BOARD_SEE_DEPARTMENT, Permit.BOARD_SEE})
public class BoardView extends Screen {
  private static final String HELD = "HELD";
  private static final Duration REOPEN_AFTER = Duration.ofSeconds(1);
  private static final int DRAW_AFTER_MILLIS = 150;
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(DRAW_AFTER_MILLIS, TimeUnit.MILLISECONDS);

  private final TenantsApi api;
  private final LiveClient live;
  private final Board board = new Board();
  private final Names names;
  private final Format format = Format.current();
  /// Room for a usual name; a long one is cut, so that the figures beside it are seen.
  private static final String NAME_WIDTH = "8.5em";

  private final Grid<QueueBoard> queues = grid("queues");
  private final Grid<AgentBoard> agents = grid("agents");
  private final Grid<CallRecord> calls = grid("live-calls");
  private final Tile waiting = new Tile(getTranslation("board.waiting"), "tile-waiting");
  private final Tile longest = new Tile(getTranslation("board.longest"), "tile-longest");
  private final Tile ready = new Tile(getTranslation("board.ready"), "tile-ready");
  private final Tile busy = new Tile(getTranslation("board.busy"), "tile-busy");
  private final Span state = new Span();
  private final Queue<FeedMessage> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean drawing = new AtomicBoolean();
  private List<Optional<Instant>> held = List.of();
  private LiveClient.@Nullable Feed feed;

  @Inject
  public BoardView(TenantsApi api, LiveClient live) {
    super("board.title");
    this.api = api;
    this.live = live;
    this.names = Names.load(api);
    state.setId("feed-state");
    state.addClassName("badge");
    addActs(state);
    Div tiles = new Div(waiting, longest, ready, busy);
    tiles.addClassName("tiles");
    queueColumns();
    agentColumns();
    callColumns();
    Section now =
        new Section(
            new H2(getTranslation("board.queues")),
            queues,
            new H2(getTranslation("board.calls")),
            calls);
    Section people = new Section(new H2(getTranslation("board.agents")), agents);
    // In a small window the one stands under the other, and there are more people than queues.
    Div row = new Div(now, people);
    row.addClassName("board-row");
    add(tiles, row);
    show();
  }

  private static <T> Grid<T> grid(String id) {
    Grid<T> grid = new Grid<>();
    grid.setId(id);
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    return grid;
  }

  private void queueColumns() {
    queues
        .addColumn(QueueBoard::name)
        .setHeader(getTranslation("call.queue"))
        .setTooltipGenerator(QueueBoard::name)
        .setWidth(NAME_WIDTH);
    figure(queues.addColumn(QueueBoard::waiting), "board.waiting");
    figure(queues.addComponentColumn(q -> since(q.waitingSince())), "board.longest.short");
    figure(queues.addColumn(QueueBoard::ready), "board.ready");
    figure(queues.addColumn(QueueBoard::busy), "board.busy");
    figure(queues.addColumn(QueueBoard::loggedIn), "board.logged-in");
    queues.setEmptyStateText(getTranslation("board.queues.empty"));
  }

  private void agentColumns() {
    agents
        .addColumn(a -> hasPhone(a) ? "●" : "○")
        .setHeader(getTranslation("board.phone"))
        .setTooltipGenerator(
            a -> getTranslation(hasPhone(a) ? "board.phone.there" : "board.phone.gone"))
        .setWidth("3.6em")
        .setFlexGrow(0);
    agents
        .addComponentColumn(a -> Names.whole(a.name()))
        .setHeader(getTranslation("agent.name"))
        .setTooltipGenerator(AgentBoard::name)
        .setWidth(NAME_WIDTH);
    agents
        .addComponentColumn(this::presence)
        .setHeader(getTranslation("call.state"))
        .setWidth("9em")
        .setFlexGrow(2);
    figure(
        agents.addComponentColumn(a -> new Since(board.heldSince(a).orElse(a.since()))),
        "board.since");
    agents
        .addColumn(AgentBoard::extension)
        .setHeader(getTranslation("agent.extension"))
        .setWidth("6.6em")
        .setFlexGrow(0);
    agents.setEmptyStateText(getTranslation("board.agents.empty"));
  }

  /// A telephone whose agent left stays registered for a while; nobody can be reached by it.
  private static boolean hasPhone(AgentBoard agent) {
    return agent.phone() && agent.presence() != Presence.LOGGED_OUT;
  }

  private void callColumns() {
    calls
        .addComponentColumn(
            c ->
                c.theirs() == null
                    ? new Span(getTranslation("call.withheld"))
                    : new Dial(c.theirs()))
        .setHeader(getTranslation("call.theirs"))
        .setAutoWidth(true);
    calls
        .addComponentColumn(c -> Names.whole(where(c)))
        .setHeader(getTranslation("board.where"))
        .setTooltipGenerator(this::where)
        .setWidth(NAME_WIDTH);
    figure(calls.addComponentColumn(c -> new Since(c.startedAt())), "board.since");
    calls
        .addComponentColumn(c -> new Anchor(Calls.address(c), getTranslation("board.call.open")))
        .setHeader(getTranslation("call.title"))
        .setWidth("5.4em")
        .setFlexGrow(0);
    calls.addItemDoubleClickListener(e -> UI.getCurrent().navigate(Calls.address(e.getItem())));
    calls.setEmptyStateText(getTranslation("board.calls.empty"));
  }

  private String where(CallRecord call) {
    return call.agent() == null ? names.of(call.queue()) : names.of(call.agent());
  }

  private void figure(Grid.Column<?> column, String header) {
    column.setHeader(getTranslation(header)).setWidth("5.4em").setFlexGrow(0);
  }

  private Component presence(AgentBoard agent) {
    String state = board.heldSince(agent).isPresent() ? HELD : agent.presence().name();
    Span badge = new Span(getTranslation("phone.presence." + state));
    badge.addClassNames("badge", state);
    Div presence = new Div(badge);
    presence.addClassName("folds");
    if (agent.reason() != null) {
      presence.add(why(reason(agent.reason())));
    } else if (agent.pause() != null && isChosen(agent.pause())) {
      presence.add(why(getTranslation("phone.pause", reason(agent.pause()))));
    }
    return presence;
  }

  /// What the edge decides has a sentence for him; it is no pause that he asked for.
  private boolean isChosen(String pause) {
    String key = "phone.why." + pause;
    return getTranslation(key).contains(key);
  }

  private static Span why(String text) {
    Span why = new Span(text);
    why.addClassName("why");
    return why;
  }

  /// Agents' own reasons are free words, which nobody translates.
  private String reason(String reason) {
    String key = "phone.reason." + reason;
    String text = getTranslation(key);
    return text.contains(key) ? reason : text;
  }

  private static Component since(java.time.@Nullable Instant at) {
    return at == null ? new Span("–") : new Since(at);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    open();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    LiveClient.Feed open = feed;
    feed = null;
    if (open != null) {
      open.close();
    }
  }

  /// Runs in a request of the browser, which carries the log-in.
  private void open() {
    UI ui = UI.getCurrent();
    try {
      feed = live.open(api.ticket(Ticket.Purpose.FEED), board.sequence(), reader(ui));
    } catch (Refused e) {
      if (e.is(ProblemCode.USER_LOCKED)) {
        Says.refused(e);
        state("board.away");
      } else {
        reopen(ui);
      }
    }
  }

  private LiveClient.Reader reader(UI ui) {
    return new LiveClient.Reader() {
      @Override
      public void onOpen() {
        tell(ui, () -> state("board.live"));
      }

      @Override
      public void onMessage(FeedMessage message) {
        arrived.add(message);
        if (drawing.compareAndSet(false, true)) {
          SOON.execute(() -> tell(ui, BoardView.this::draw));
        }
      }

      @Override
      public void onEnd() {
        tell(ui, () -> reopen(ui));
      }
    };
  }

  /// Whoever has left the page meanwhile is told nothing.
  private static void tell(UI ui, SerializableRunnable change) {
    ui.accessLater(change, () -> {}).run();
  }

  /// Everything that arrived since the last time, in one go: a busy hour brings dozens of changes a
  /// second, and nobody reads that fast.
  private void draw() {
    drawing.set(false);
    FeedMessage message;
    while ((message = arrived.poll()) != null) {
      board.apply(message);
    }
    show();
  }

  /// A feed needs a ticket and a ticket needs the log-in: the browser is asked to come back with
  /// it.
  private void reopen(UI ui) {
    state("board.away");
    ui.getPage()
        .executeJs("return new Promise(r => setTimeout(r, $0))", (int) REOPEN_AFTER.toMillis())
        .then(_ -> openIfAttached());
  }

  private void openIfAttached() {
    if (isAttached()) {
      open();
    }
  }

  private void state(String key) {
    state.setText(getTranslation(key));
    state.setClassName("READY", key.equals("board.live"));
    state.setClassName("NOT_READY", !key.equals("board.live"));
  }

  /// A list that did not change stays as it is on the screen.
  private static <T> void put(Grid<T> grid, List<T> items) {
    if (!grid.getGenericDataView().getItems().toList().equals(items)) {
      grid.setItems(items);
    }
  }

  /// A line changes also when its call is held, which only the call says.
  private void putAgents() {
    List<Optional<Instant>> now = board.agents().stream().map(board::heldSince).toList();
    put(agents, board.agents());
    if (!now.equals(held)) {
      held = now;
      agents.getDataProvider().refreshAll();
    }
  }

  private void show() {
    put(queues, board.queues());
    putAgents();
    put(calls, board.calls());
    waiting.set(format.count(board.waiting()));
    waiting.alarm(board.waiting() > 0 && board.ready() == 0);
    longest.set(since(board.waitingSince().orElse(null)));
    ready.set(format.count(board.ready()));
    busy.set(format.count(board.busy()));
  }
}
