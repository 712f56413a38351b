package alo.ui.supervisor;

import alo.contract.id.InteractionId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.CallRecord.Leg;
import alo.contract.interaction.CallRecord.LegKind;
import alo.contract.tenant.Me;
import alo.contract.value.Direction;
import alo.ui.base.Calls;
import alo.ui.base.CopyField;
import alo.ui.base.Dial;
import alo.ui.base.Facts;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Names;
import alo.ui.base.Person;
import alo.ui.base.Place;
import alo.ui.base.Screen;
import alo.ui.base.Way;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One call: its facts, every leg with its times, its recordings.
@Route(value = Place.CALL, layout = Frame.class)
@RolesAllowed({Permit.CALLS_SEE_OWN, Permit.CALLS_SEE_DEPARTMENT, Permit.CALLS_SEE})
public class InteractionView extends Screen implements HasUrlParameter<String> {
  private final TenantsApi api;
  private final InstantSource clock;
  private final Format format = Format.current();

  @Inject
  public InteractionView(TenantsApi api, InstantSource clock) {
    super("call.title");
    this.api = api;
    this.clock = clock;
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    InteractionId call;
    try {
      call = new InteractionId(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e.getMessage());
    }
    show(api.interaction(call), Names.load(api));
  }

  private void show(CallRecord call, Names names) {
    title(heading(call, names));
    CopyField id = new CopyField(getTranslation("call.id"), "call-id", call.id().value());
    Section facts = new Section(new H2(getTranslation("call.facts")), facts(call, names), id);
    facts.addClassNames("card", "call-facts");
    Section recordings = new Section(new H2(getTranslation("call.recordings")));
    recordings.addClassName("card");
    if (call.recordings().isEmpty()) {
      recordings.add(quiet("call.recordings.none"));
    } else if (mayListen(call)) {
      call.recordings().forEach(r -> recordings.add(new Player(api, r, format)));
    } else {
      recordings.add(quiet("call.recordings.not-yours"));
    }
    Div top = new Div(facts, recordings);
    top.addClassName("desk-top");
    add(top, new H2(getTranslation("call.legs")), legs(call, names));
  }

  /// Who called whom and when.
  private String heading(CallRecord call, Names names) {
    String theirs =
        call.theirs() == null
            ? getTranslation("call.heading.withheld")
            : Format.phone(call.theirs());
    boolean in = call.direction() == Direction.IN;
    // Who may not list them reads the number instead; an id says nothing.
    String queue = call.queue() == null ? "" : names.queues().getOrDefault(call.queue(), "");
    String agent = call.agent() == null ? "" : names.agents().getOrDefault(call.agent(), "");
    String us =
        Stream.of(in ? queue : agent, in ? agent : queue, Format.phone(call.ours()))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElseThrow();
    return in
        ? getTranslation("call.heading.IN", theirs, us, when(call.startedAt()))
        : getTranslation("call.heading.OUT", us, theirs, when(call.startedAt()));
  }

  private String when(Instant at) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), format.zone());
    LocalDate day = LocalDate.ofInstant(at, format.zone());
    String time = format.clock(at);
    if (day.equals(today)) {
      return getTranslation("call.when.today", time);
    }
    return day.equals(today.minusDays(1))
        ? getTranslation("call.when.yesterday", time)
        : getTranslation("call.when.day", time, format.date(day));
  }

  private static boolean mayListen(CallRecord call) {
    return Person.may(Permission.RECORDINGS_LISTEN)
        && switch (Person.whose(Sight.CALLS)) {
          // Who talked is of his department, or the control plane says that he is not.
          case EVERYBODY, DEPARTMENT -> true;
          case OWN -> Person.current().map(Me::agent).map(call::hasTalked).orElse(false);
        };
  }

  private Facts facts(CallRecord call, Names names) {
    Facts facts = new Facts();
    facts.add(getTranslation("call.disposition"), Calls.disposition(call.disposition()));
    facts.add(
        getTranslation("call.direction"), getTranslation("call.direction." + call.direction()));
    Component theirs =
        call.theirs() == null ? new Span(getTranslation("call.withheld")) : new Dial(call.theirs());
    facts.add(getTranslation("call.theirs"), theirs);
    boolean in = call.direction() == Direction.IN;
    facts.add(getTranslation(in ? "call.dialled" : "call.shown"), Format.phone(call.ours()));
    facts.add(getTranslation("call.queue"), names.of(call.queue()));
    facts.add(getTranslation("calls.agent"), names.of(call.agent()));
    facts.add(getTranslation("call.path"), Way.text(this, call.path()));
    facts.add(getTranslation("call.started"), format.moment(call.startedAt()));
    facts.add(getTranslation("call.answered"), format.moment(call.answeredAt()));
    facts.add(getTranslation("call.ended"), format.moment(call.endedAt()));
    facts.add(getTranslation("call.waited"), format.duration(call.waitSeconds()));
    facts.add(getTranslation("call.talked"), format.duration(call.talkSeconds()));
    facts.add(getTranslation("call.held"), format.duration(call.holdSeconds()));
    if (call.endedBy() != null) {
      facts.add(getTranslation("call.ended-by"), getTranslation("ended-by." + call.endedBy()));
    }
    if (call.disposition() != Disposition.ANSWERED) {
      call.legs().stream()
          .filter(leg -> leg.kind() == LegKind.CUSTOMER && leg.outcome() != null)
          .forEach(leg -> facts.add(getTranslation("call.far-end"), outcome(call, leg)));
    }
    facts.add(getTranslation("call.cause"), cause(call));
    facts.add(getTranslation("call.wrap-up"), call.wrapUp());
    return facts;
  }

  private static @Nullable String cause(CallRecord call) {
    String q850 = call.cause() == null ? "" : "Q.850 " + call.cause();
    String sip = call.sip() == null ? "" : " · SIP " + call.sip();
    return q850 + sip;
  }

  private Grid<Leg> legs(CallRecord call, Names names) {
    Grid<Leg> grid = new Grid<>();
    grid.setId("legs");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setAllRowsVisible(true);
    grid.addColumn(l -> getTranslation("leg." + l.kind())).setHeader(getTranslation("leg.kind"));
    grid.addColumn(l -> l.agent() == null ? Format.phone(l.number()) : names.of(l.agent()))
        .setHeader(getTranslation("leg.who"))
        .setAutoWidth(true);
    grid.addColumn(l -> format.time(l.startedAt())).setHeader(getTranslation("call.started"));
    grid.addColumn(l -> format.time(l.answeredAt())).setHeader(getTranslation("call.answered"));
    grid.addColumn(l -> format.time(l.endedAt())).setHeader(getTranslation("call.ended"));
    grid.addColumn(l -> l.lasted() == null ? "–" : format.duration(l.lasted()))
        .setHeader(getTranslation("leg.duration"))
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(l -> l.outcome() == null ? "" : outcome(call, l))
        .setHeader(getTranslation("call.disposition"))
        .setTooltipGenerator(l -> l.kind() == LegKind.CUSTOMER ? cause(call) : null)
        .setAutoWidth(true);
    grid.setItems(call.legs());
    return grid;
  }

  /// What the far end of a call out said is told in its own words, where it has some.
  private String outcome(CallRecord call, Leg leg) {
    String key = "outcome.sip." + call.sip();
    String said = getTranslation(key);
    boolean farEnd = leg.kind() == LegKind.CUSTOMER && !said.contains(key);
    return farEnd ? said : getTranslation("outcome." + leg.outcome());
  }

  private Component quiet(String key) {
    Span text = new Span(getTranslation(key));
    text.addClassName("quiet");
    return text;
  }
}
