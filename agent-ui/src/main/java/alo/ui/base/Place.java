package alo.ui.base;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;

/// A place that the navigation leads to. Views do not know each other; the navigation knows their
/// paths, and a test holds that each path is a view open to exactly these roles.
///
/// @param path of the view
/// @param title key of its name
/// @param roles who sees it
public record Place(String path, String title, VaadinIcon icon, Set<String> roles) {
  private static final Set<String> TALKING = Set.of(Roles.AGENT);
  private static final Set<String> ALL = Set.of(Roles.AGENT, Roles.SUPERVISOR, Roles.TENANT_ADMIN);
  private static final Set<String> LEADING = Set.of(Roles.SUPERVISOR, Roles.TENANT_ADMIN);
  private static final Set<String> ADMIN = Set.of(Roles.TENANT_ADMIN);
  private static final Set<String> PROVIDER = Set.of(Roles.PROVIDER);

  /// Where people come in; it sends on to the first place that is theirs.
  public static final String HOME = "";

  /// Path of one call's page, followed by its id.
  public static final String CALL = "call";

  /// Path of the customers' page, followed by an id.
  public static final String CUSTOMERS = "customers";

  /// All places, in the order of the navigation.
  public static final List<Place> ALL_PLACES =
      List.of(
          new Place("desk", "desk.title", VaadinIcon.HEADSET, TALKING),
          new Place("board", "board.title", VaadinIcon.DASHBOARD, LEADING),
          new Place("calls", "calls.title", VaadinIcon.PHONE_LANDLINE, ALL),
          new Place(CUSTOMERS, "customers.title", VaadinIcon.USERS, ALL),
          new Place("agents", "agents.title", VaadinIcon.USER_CARD, ADMIN),
          new Place("queues", "queues.title", VaadinIcon.HOURGLASS, ADMIN),
          new Place("numbers", "numbers.title", VaadinIcon.HASH, ADMIN),
          new Place("menu", "menu.title", VaadinIcon.SITEMAP, ADMIN),
          new Place("prompts", "prompts.title", VaadinIcon.MICROPHONE, ADMIN),
          new Place("usage", "usage.title", VaadinIcon.INVOICE, ADMIN),
          new Place("provider/usage", "provider.usage.title", VaadinIcon.CHART, PROVIDER),
          new Place("provider/tenants", "provider.tenants.title", VaadinIcon.BUILDING, PROVIDER));
}
