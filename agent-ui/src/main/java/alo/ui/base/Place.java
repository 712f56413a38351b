package alo.ui.base;

import alo.contract.identity.Permit;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import java.util.Set;

/// A place that the navigation leads to. Views do not know each other; the navigation knows their
/// paths, and a test holds that each path is a view open to exactly these people.
///
/// @param path of the view
/// @param title key of its name
/// @param allowed whoever has one of these permissions sees it
public record Place(String path, String title, VaadinIcon icon, Set<String> allowed) {
  /// Where people come in; it sends on to the first place that is theirs.
  public static final String HOME = "";

  /// Path of one call's page, followed by its id.
  public static final String CALL = "call";

  /// Path of the customers' page, followed by an id.
  public static final String CUSTOMERS = "customers";

  /// Path of the web-hooks' page.
  public static final String HOOKS = "hooks";

  /// Path of one web-hook's page, followed by its id.
  public static final String HOOK = "hook";

  /// All places, in the order of the navigation.
  public static final List<Place> ALL_PLACES =
      List.of(
          place("desk", "desk.title", VaadinIcon.HEADSET, Permit.CALLS_TAKE),
          place(
              "board",
              "board.title",
              VaadinIcon.DASHBOARD,
              Permit.BOARD_SEE_OWN,
              Permit.BOARD_SEE_DEPARTMENT,
              Permit.BOARD_SEE),
          place(
              "calls",
              "calls.title",
              VaadinIcon.PHONE_LANDLINE,
              Permit.CALLS_SEE_OWN,
              Permit.CALLS_SEE_DEPARTMENT,
              Permit.CALLS_SEE),
          place(CUSTOMERS, "customers.title", VaadinIcon.USERS, Permit.CUSTOMERS_SEE),
          place(
              "agents",
              "agents.title",
              VaadinIcon.USER_CARD,
              Permit.AGENTS_CHANGE,
              Permit.AGENTS_LOCK),
          place(
              "departments", "departments.title", VaadinIcon.FILE_TREE, Permit.DEPARTMENTS_CHANGE),
          place("permissions", "permissions.title", VaadinIcon.KEY, Permit.PERMISSIONS_SEE),
          place("security", "security.title", VaadinIcon.SHIELD, Permit.SECURITY_CHANGE),
          place("queues", "queues.title", VaadinIcon.HOURGLASS, Permit.QUEUES_CHANGE),
          place("numbers", "numbers.title", VaadinIcon.HASH, Permit.NUMBERS_CHANGE),
          place("hours", "calendars.title", VaadinIcon.CALENDAR_CLOCK, Permit.CALENDARS_CHANGE),
          place("menu", "menu.title", VaadinIcon.SITEMAP, Permit.FLOWS_CHANGE),
          place("prompts", "prompts.title", VaadinIcon.MICROPHONE, Permit.PROMPTS_CHANGE),
          place("usage", "usage.title", VaadinIcon.INVOICE, Permit.USAGE_SEE),
          place("integrations", "integrations.title", VaadinIcon.PLUG, Permit.INTEGRATIONS_SEE),
          place(HOOKS, "hooks.title", VaadinIcon.BELL, Permit.HOOKS_SEE),
          place("audit", "audit.title", VaadinIcon.BOOK, Permit.AUDIT_SEE),
          place("isolation", "isolation.title", VaadinIcon.SHIELD, Permit.AUDIT_SEE),
          place("provider/usage", "provider.usage.title", VaadinIcon.CHART, Roles.PROVIDER),
          place("provider/tenants", "provider.tenants.title", VaadinIcon.BUILDING, Roles.PROVIDER),
          place("provider/numbers", "provider.numbers.title", VaadinIcon.HASH, Roles.PROVIDER),
          place(
              "provider/isolation", "provider.isolation.title", VaadinIcon.SHIELD, Roles.PROVIDER));

  /// Whether it is somebody's.
  public boolean isFor(SecurityIdentity identity) {
    return allowed.stream().anyMatch(identity::hasRole);
  }

  private static Place place(String path, String title, VaadinIcon icon, String... allowed) {
    return new Place(path, title, icon, Set.of(allowed));
  }
}
