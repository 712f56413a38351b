package alo.ui.provider;

import alo.contract.identity.Permit;
import alo.contract.isolation.IsolationStanding;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Screen;
import alo.ui.base.Tile;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/// How this company is kept apart from the provider's others, for its directors.
@Route(value = "isolation", layout = Frame.class)
@RolesAllowed(Permit.AUDIT_SEE)
public class TenantIsolationView extends Screen {
  private final Format format = Format.current();

  @Inject
  public TenantIsolationView(TenantsApi api) {
    super("isolation.title");
    IsolationStanding standing = api.isolation();
    Paragraph means = new Paragraph(getTranslation("isolation.means"));
    means.addClassName("quiet");
    add(means, tiles(standing), verdict(standing));
  }

  private Div tiles(IsolationStanding standing) {
    Tile last = new Tile(getTranslation("isolation.last"), "tile-last");
    last.set(
        standing.lastRoundAt() == null
            ? getTranslation("isolation.never")
            : format.minute(standing.lastRoundAt()));
    Tile operations = new Tile(getTranslation("isolation.operations"), "tile-operations");
    operations.set(format.count(standing.operations()));
    Tile attempts = new Tile(getTranslation("isolation.attempts-in-day"), "tile-attempts");
    attempts.set(format.count(standing.attemptsInDay()));
    Tile leaks = new Tile(getTranslation("isolation.leaks-in-day"), "tile-leaks");
    leaks.set(format.count(standing.leaksInDay()));
    leaks.alarm(standing.leaksInDay() > 0);
    Div tiles = new Div(last, operations, attempts, leaks);
    tiles.addClassName("tiles");
    return tiles;
  }

  private Paragraph verdict(IsolationStanding standing) {
    String key =
        standing.leaksInDay() > 0
            ? "isolation.some"
            : standing.attemptsInDay() > 0 ? "isolation.none" : "isolation.unknown";
    Paragraph verdict = new Paragraph(getTranslation(key));
    verdict.setId("verdict");
    return verdict;
  }
}
