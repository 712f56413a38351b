package alo.ui.desktop;

import alo.contract.agent.Desk;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.interaction.CallRecord;
import alo.contract.tenant.Me;
import alo.ui.base.Calls;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.client.NumbersApi;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import alo.ui.client.TenantsApi.CallFilter;
import alo.wire.json.Json;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The agent's desktop: who is calling, before the answer; the call; what he did today.
@Route(value = "desk", layout = Frame.class)
@RolesAllowed(Permit.CALLS_TAKE)
public class DesktopView extends Screen {
  private static final int OWN_CALLS_SHOWN = 50;
  private static final int DESK_LENGTH_MAX = 16_384;

  private final TenantsApi api;
  private final InstantSource clock;
  private final CustomerCard card;
  private final CallCard call = new CallCard();
  private final Grid<CallRecord> own;
  private List<CallRecord> ownCalls = List.of();
  private CallWatch watch = new CallWatch();
  private @Nullable OfferId shown;
  private @Nullable InteractionId onDesk;

  @Inject
  public DesktopView(TenantsApi api, NumbersApi numbers, InstantSource clock) {
    super("desk.title");
    this.api = api;
    this.clock = clock;
    this.card = new CustomerCard(api);
    this.own = Calls.grid(Format.current());
    own.setId("own-calls");
    Section left = new Section(card);
    left.addClassName("customer-side");
    Section right = new Section(call);
    right.addClassName("call-side");
    Div top = new Div(left, right);
    top.addClassName("desk-top");
    Section below = new Section(new H2(getTranslation("desk.own")), own);
    below.addClassName("desk-own");
    if (Person.may(Permission.FLOWS_CHANGE)) {
      FirstSteps.find(api, numbers).ifPresent(this::add);
    }
    add(top, below);
    showOwnCalls();
  }

  /// Listens to the telephone for as long as the view is on the page.
  @Override
  protected void onAttach(AttachEvent event) {
    getElement()
        .executeJs(
            """
            const view = this;
            let talking = false, later;
            const tell = desk => {
              view.$server.deskChanged(JSON.stringify(desk));
              const now = !!desk?.call && desk.call.phase !== 'ENDED';
              if (talking && !now) {
                // The record of the call reaches the control plane a moment after its end.
                clearTimeout(later);
                later = setTimeout(() => view.isConnected && view.$server.callOver(), $0);
              }
              talking = now;
            };
            const listen = e => view.isConnected
                ? tell(e.detail.desk) : window.removeEventListener('alo-desk-changed', listen);
            window.addEventListener('alo-desk-changed', listen);
            tell(document.querySelector('alo-softphone')?.desk ?? null);
            """,
            CallWatch.FIRST_MILLIS);
    watch = new CallWatch();
    readAgain(watch);
  }

  /// The telephone says what is on the desk; only its own page can call this.
  @ClientCallable
  public void deskChanged(String json) {
    if (json.length() > DESK_LENGTH_MAX) {
      return;
    }
    Desk desk = Json.read(json, Desk.class);
    Desk.Call current = desk == null ? null : desk.call();
    call.show(current);
    onDesk = current == null || current.phase() == Desk.CallPhase.ENDED ? null : current.id();
    OfferId offer = current == null ? null : current.offer();
    if (java.util.Objects.equals(offer, shown)) {
      return;
    }
    shown = offer;
    if (current == null) {
      card.isOfBefore();
      showOwnCalls();
    } else {
      card.show(current);
    }
  }

  /// A call is over and in the books.
  @ClientCallable
  public void callOver() {
    watch = new CallWatch();
    show(watch);
  }

  private void show(CallWatch mine) {
    showOwnCalls();
    try {
      card.callOver();
    } catch (Refused _) {
      // The card says nothing new while the control plane is away.
    }
    readAgain(mine);
  }

  /// The browser is asked to come back, as its request carries the log-in.
  private void readAgain(CallWatch mine) {
    mine.next(ownCalls, onDesk)
        .ifPresent(
            millis ->
                getElement()
                    .executeJs("return new Promise(r => setTimeout(r, $0))", millis)
                    .then(
                        _ -> {
                          if (mine == watch && isAttached()) {
                            show(mine);
                          }
                        }));
  }

  private void showOwnCalls() {
    Optional<AgentId> me = Person.current().map(Me::agent);
    Format format = Format.current();
    Instant morning =
        clock.instant().atZone(format.zone()).toLocalDate().atStartOfDay(format.zone()).toInstant();
    try {
      ownCalls =
          me.map(
                  id ->
                      api.interactions(
                              new CallFilter(morning, null, id, null, null), OWN_CALLS_SHOWN, null)
                          .items())
              .orElse(List.of());
      own.setItems(ownCalls);
      own.setEmptyStateText(getTranslation("desk.own.empty"));
    } catch (Refused e) {
      // The desktop serves its call also while the control plane is away.
      own.setEmptyStateText(Says.text(this, e));
    }
  }
}
