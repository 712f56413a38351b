package alo.contract.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The catalogue: every act of a tenant's people that can be allowed. On the wire and in the
/// database it is its word, e.g. `queues.change`; a word once given is never given to another act.
public enum Permission {
  /// Opens the agent socket: presence, offers, answering, holding, transferring one's own calls.
  CALLS_TAKE(Permit.CALLS_TAKE, Group.CALLS),
  /// Places calls for oneself.
  CALLS_PLACE(Permit.CALLS_PLACE, Group.CALLS),
  /// Sees the calls that rang or were placed by oneself.
  CALLS_SEE_OWN(Permit.CALLS_SEE_OWN, Group.CALLS),
  /// Sees the calls that rang or were placed by people of one's own department and those below it.
  CALLS_SEE_DEPARTMENT(Permit.CALLS_SEE_DEPARTMENT, Group.CALLS),
  /// Sees everybody's calls, live and past.
  CALLS_SEE(Permit.CALLS_SEE, Group.CALLS),
  /// Takes the calls that one sees out as a file.
  CALLS_EXPORT(Permit.CALLS_EXPORT, Group.CALLS),
  /// Places, holds, resumes and ends calls of others: of people those whose calls they see, of
  /// programs all.
  CALLS_CONTROL(Permit.CALLS_CONTROL, Group.CALLS),
  /// Listens to recordings of calls in which somebody talked whose calls one sees.
  RECORDINGS_LISTEN(Permit.RECORDINGS_LISTEN, Group.CALLS),
  /// Reads the live feed: oneself and queues; calls as far as one sees them.
  BOARD_SEE_OWN(Permit.BOARD_SEE_OWN, Group.CALLS),
  /// Reads the live feed: agents of one's own department and those below it, and queues; calls as
  /// far as one sees them.
  BOARD_SEE_DEPARTMENT(Permit.BOARD_SEE_DEPARTMENT, Group.CALLS),
  /// Reads the live feed: agents and queues; calls as far as one sees them.
  BOARD_SEE(Permit.BOARD_SEE, Group.CALLS),

  /// Finds and sees customers.
  CUSTOMERS_SEE(Permit.CUSTOMERS_SEE, Group.CUSTOMERS),
  /// Makes and changes customers.
  CUSTOMERS_CHANGE(Permit.CUSTOMERS_CHANGE, Group.CUSTOMERS),
  /// Removes customers.
  CUSTOMERS_DELETE(Permit.CUSTOMERS_DELETE, Group.CUSTOMERS),

  /// Sees oneself among the tenant's people.
  AGENTS_SEE_OWN(Permit.AGENTS_SEE_OWN, Group.PEOPLE),
  /// Sees the people of one's own department and those below it.
  AGENTS_SEE_DEPARTMENT(Permit.AGENTS_SEE_DEPARTMENT, Group.PEOPLE),
  /// Sees the tenant's people.
  AGENTS_SEE(Permit.AGENTS_SEE, Group.PEOPLE),
  /// Invites, changes and removes people and gives them sets of permissions.
  AGENTS_CHANGE(Permit.AGENTS_CHANGE, Group.PEOPLE),
  /// Locks people out, at once and everywhere, and lets them in again.
  AGENTS_LOCK(Permit.AGENTS_LOCK, Group.PEOPLE),
  /// Sees the tree of departments.
  DEPARTMENTS_SEE(Permit.DEPARTMENTS_SEE, Group.PEOPLE),
  /// Makes, changes, moves and removes departments.
  DEPARTMENTS_CHANGE(Permit.DEPARTMENTS_CHANGE, Group.PEOPLE),
  /// Sees sets of permissions.
  PERMISSIONS_SEE(Permit.PERMISSIONS_SEE, Group.PEOPLE),
  /// Composes sets of permissions.
  PERMISSIONS_CHANGE(Permit.PERMISSIONS_CHANGE, Group.PEOPLE),

  /// Sees queues.
  QUEUES_SEE(Permit.QUEUES_SEE, Group.ROUTING),
  /// Makes, changes and removes queues.
  QUEUES_CHANGE(Permit.QUEUES_CHANGE, Group.ROUTING),
  /// Sees the tenant's numbers.
  NUMBERS_SEE(Permit.NUMBERS_SEE, Group.ROUTING),
  /// Names numbers and points them to flows.
  NUMBERS_CHANGE(Permit.NUMBERS_CHANGE, Group.ROUTING),
  /// Orders further numbers, which cost money.
  NUMBERS_ORDER(Permit.NUMBERS_ORDER, Group.ROUTING),
  /// Sees call flows.
  FLOWS_SEE(Permit.FLOWS_SEE, Group.ROUTING),
  /// Makes and publishes call flows.
  FLOWS_CHANGE(Permit.FLOWS_CHANGE, Group.ROUTING),
  /// Sees and hears announcements.
  PROMPTS_SEE(Permit.PROMPTS_SEE, Group.ROUTING),
  /// Uploads announcements or has them spoken.
  PROMPTS_CHANGE(Permit.PROMPTS_CHANGE, Group.ROUTING),
  /// Sees which music callers hear.
  MUSIC_SEE(Permit.MUSIC_SEE, Group.ROUTING),
  /// Chooses the music.
  MUSIC_CHANGE(Permit.MUSIC_CHANGE, Group.ROUTING),
  /// Sees calendars of working time, and when public holidays are.
  CALENDARS_SEE(Permit.CALENDARS_SEE, Group.ROUTING),
  /// Makes, changes and removes calendars, and gives out the secret addresses of their feeds.
  CALENDARS_CHANGE(Permit.CALENDARS_CHANGE, Group.ROUTING),

  /// Sees web-hooks and what was sent to them.
  HOOKS_SEE(Permit.HOOKS_SEE, Group.COMPANY),
  /// Makes, changes and removes web-hooks, renews their secrets and sends again.
  HOOKS_CHANGE(Permit.HOOKS_CHANGE, Group.COMPANY),
  /// Sees which programs use the API, and what they may do.
  INTEGRATIONS_SEE(Permit.INTEGRATIONS_SEE, Group.COMPANY),
  /// Lets programs use the API, and shuts them out again.
  INTEGRATIONS_CHANGE(Permit.INTEGRATIONS_CHANGE, Group.COMPANY),
  /// Reads the stream of events, which tells of all calls.
  EVENTS_READ(Permit.EVENTS_READ, Group.COMPANY),
  /// Sees what was used and what it costs.
  USAGE_SEE(Permit.USAGE_SEE, Group.COMPANY),
  /// Sees who needs a second factor to log in.
  SECURITY_SEE(Permit.SECURITY_SEE, Group.COMPANY),
  /// Says who needs one.
  SECURITY_CHANGE(Permit.SECURITY_CHANGE, Group.COMPANY),
  /// Reads and takes out who did and saw what.
  AUDIT_SEE(Permit.AUDIT_SEE, Group.COMPANY);

  private static final Map<String, Permission> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::word, Function.identity()));

  private final String word;
  private final Group group;

  /// Under which permissions are shown together.
  public enum Group {
    CALLS,
    CUSTOMERS,
    PEOPLE,
    ROUTING,
    COMPANY
  }

  Permission(String word, Group group) {
    this.word = word;
    this.group = group;
  }

  /// As it travels and as annotations name it.
  public String word() {
    return word;
  }

  /// Where it belongs.
  public Group group() {
    return group;
  }

  /// What somebody must also have, or he can not use it: to change something is to see it before,
  /// with whatever can be chosen there.
  public Set<Permission> needs() {
    return switch (this) {
      case CUSTOMERS_CHANGE -> EnumSet.of(CUSTOMERS_SEE);
      case CUSTOMERS_DELETE -> EnumSet.of(CUSTOMERS_SEE, CUSTOMERS_CHANGE);
      case AGENTS_CHANGE -> EnumSet.of(AGENTS_SEE, QUEUES_SEE, DEPARTMENTS_SEE);
      case AGENTS_LOCK -> EnumSet.of(AGENTS_SEE);
      case DEPARTMENTS_CHANGE -> EnumSet.of(DEPARTMENTS_SEE);
      case PERMISSIONS_CHANGE -> EnumSet.of(PERMISSIONS_SEE);
      case QUEUES_CHANGE -> EnumSet.of(QUEUES_SEE, PROMPTS_SEE);
      case NUMBERS_CHANGE -> EnumSet.of(NUMBERS_SEE, FLOWS_SEE);
      case NUMBERS_ORDER -> EnumSet.of(NUMBERS_SEE, NUMBERS_CHANGE, FLOWS_SEE);
      case FLOWS_CHANGE ->
          EnumSet.of(FLOWS_SEE, QUEUES_SEE, PROMPTS_SEE, AGENTS_SEE, CALENDARS_SEE);
      case PROMPTS_CHANGE -> EnumSet.of(PROMPTS_SEE, MUSIC_SEE);
      case MUSIC_CHANGE -> EnumSet.of(MUSIC_SEE, PROMPTS_SEE);
      case CALENDARS_CHANGE -> EnumSet.of(CALENDARS_SEE);
      // Who chooses the address chooses who reads.
      case HOOKS_CHANGE -> EnumSet.of(HOOKS_SEE, EVENTS_READ);
      case INTEGRATIONS_CHANGE -> EnumSet.of(INTEGRATIONS_SEE);
      case SECURITY_CHANGE -> EnumSet.of(SECURITY_SEE);
      case CALLS_TAKE,
          CALLS_PLACE,
          CALLS_SEE_OWN,
          CALLS_SEE_DEPARTMENT,
          CALLS_SEE,
          CALLS_EXPORT,
          CALLS_CONTROL,
          RECORDINGS_LISTEN,
          BOARD_SEE_OWN,
          BOARD_SEE_DEPARTMENT,
          BOARD_SEE,
          CUSTOMERS_SEE,
          AGENTS_SEE_OWN,
          AGENTS_SEE_DEPARTMENT,
          AGENTS_SEE,
          DEPARTMENTS_SEE,
          PERMISSIONS_SEE,
          QUEUES_SEE,
          NUMBERS_SEE,
          FLOWS_SEE,
          PROMPTS_SEE,
          MUSIC_SEE,
          CALENDARS_SEE,
          HOOKS_SEE,
          INTEGRATIONS_SEE,
          EVENTS_READ,
          USAGE_SEE,
          SECURITY_SEE,
          AUDIT_SEE ->
          EnumSet.noneOf(Permission.class);
    };
  }

  /// Whether it changes how the company works: people, their permissions, what callers meet, what
  /// other programs get. Daily work with calls and customers is none, nor is looking.
  public boolean isSetting() {
    return switch (this) {
      case AGENTS_CHANGE,
          AGENTS_LOCK,
          DEPARTMENTS_CHANGE,
          PERMISSIONS_CHANGE,
          QUEUES_CHANGE,
          NUMBERS_CHANGE,
          NUMBERS_ORDER,
          FLOWS_CHANGE,
          PROMPTS_CHANGE,
          MUSIC_CHANGE,
          CALENDARS_CHANGE,
          HOOKS_CHANGE,
          INTEGRATIONS_CHANGE,
          SECURITY_CHANGE ->
          true;
      case CALLS_TAKE,
          CALLS_PLACE,
          CALLS_SEE_OWN,
          CALLS_SEE_DEPARTMENT,
          CALLS_SEE,
          CALLS_EXPORT,
          CALLS_CONTROL,
          RECORDINGS_LISTEN,
          BOARD_SEE_OWN,
          BOARD_SEE_DEPARTMENT,
          BOARD_SEE,
          CUSTOMERS_SEE,
          CUSTOMERS_CHANGE,
          CUSTOMERS_DELETE,
          AGENTS_SEE_OWN,
          AGENTS_SEE_DEPARTMENT,
          AGENTS_SEE,
          DEPARTMENTS_SEE,
          PERMISSIONS_SEE,
          QUEUES_SEE,
          NUMBERS_SEE,
          FLOWS_SEE,
          PROMPTS_SEE,
          MUSIC_SEE,
          CALENDARS_SEE,
          HOOKS_SEE,
          INTEGRATIONS_SEE,
          EVENTS_READ,
          USAGE_SEE,
          SECURITY_SEE,
          AUDIT_SEE ->
          false;
    };
  }

  /// The permission with this word; empty also for a word of a newer program.
  public static Optional<Permission> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
