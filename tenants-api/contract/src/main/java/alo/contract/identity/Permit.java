package alo.contract.identity;

/// The catalogue's words as annotations need them; [Permission] says what each allows.
public final class Permit {
  public static final String CALLS_TAKE = "calls.take";
  public static final String CALLS_PLACE = "calls.place";
  public static final String CALLS_SEE_OWN = "calls.see-own";
  public static final String CALLS_SEE_DEPARTMENT = "calls.see-department";
  public static final String CALLS_SEE = "calls.see";
  public static final String CALLS_EXPORT = "calls.export";
  public static final String CALLS_CONTROL = "calls.control";
  public static final String RECORDINGS_LISTEN = "recordings.listen";
  public static final String BOARD_SEE_OWN = "board.see-own";
  public static final String BOARD_SEE_DEPARTMENT = "board.see-department";
  public static final String BOARD_SEE = "board.see";
  public static final String CUSTOMERS_SEE = "customers.see";
  public static final String CUSTOMERS_CHANGE = "customers.change";
  public static final String CUSTOMERS_DELETE = "customers.delete";
  public static final String AGENTS_SEE_OWN = "agents.see-own";
  public static final String AGENTS_SEE_DEPARTMENT = "agents.see-department";
  public static final String AGENTS_SEE = "agents.see";
  public static final String AGENTS_CHANGE = "agents.change";
  public static final String AGENTS_LOCK = "agents.lock";
  public static final String DEPARTMENTS_SEE = "departments.see";
  public static final String DEPARTMENTS_CHANGE = "departments.change";
  public static final String PERMISSIONS_SEE = "permissions.see";
  public static final String PERMISSIONS_CHANGE = "permissions.change";
  public static final String QUEUES_SEE = "queues.see";
  public static final String QUEUES_CHANGE = "queues.change";
  public static final String NUMBERS_SEE = "numbers.see";
  public static final String NUMBERS_CHANGE = "numbers.change";
  public static final String NUMBERS_ORDER = "numbers.order";
  public static final String FLOWS_SEE = "flows.see";
  public static final String FLOWS_CHANGE = "flows.change";
  public static final String PROMPTS_SEE = "prompts.see";
  public static final String PROMPTS_CHANGE = "prompts.change";
  public static final String MUSIC_SEE = "music.see";
  public static final String MUSIC_CHANGE = "music.change";
  public static final String CALENDARS_SEE = "calendars.see";
  public static final String CALENDARS_CHANGE = "calendars.change";
  public static final String HOOKS_SEE = "hooks.see";
  public static final String HOOKS_CHANGE = "hooks.change";
  public static final String INTEGRATIONS_SEE = "integrations.see";
  public static final String INTEGRATIONS_CHANGE = "integrations.change";
  public static final String EVENTS_READ = "events.read";
  public static final String USAGE_SEE = "usage.see";
  public static final String SECURITY_SEE = "security.see";
  public static final String SECURITY_CHANGE = "security.change";
  public static final String AUDIT_SEE = "audit.see";

  private Permit() {}
}
