package alo.contract.problem;

/// Every refusal that Alo gives, with the HTTP status under which it travels. The name in lower
/// case with hyphens is the last part of the problem's `type` address.
public enum ProblemCode {
  INVALID_REQUEST(400, "The request is not valid"),
  INVALID_NUMBER(400, "That is not a telephone number"),
  UNAUTHENTICATED(401, "A valid token is needed"),
  SECOND_FACTOR_NEEDED(401, "A log-in with a second factor is needed"),
  AMBIGUOUS_TENANT(403, "The token names no tenant, or several"),
  FORBIDDEN(403, "You are not allowed to do this"),
  DESTINATION_BARRED(403, "This destination is not allowed"),
  USER_LOCKED(403, "Your access is locked"),
  TENANT_SUSPENDED(403, "The account is suspended"),
  NOT_FOUND(404, "There is no such thing"),
  CONFLICT(409, "That clashes with what is there"),
  WRONG_STATE(409, "Not possible in the present state"),
  IDEMPOTENCY_KEY_REUSED(409, "This idempotency key belongs to another request"),
  NO_NUMBER_LEFT(409, "No free number is left"),
  PHONE_ELSEWHERE(409, "Another window has the phone"),
  GONE(410, "It is no longer there"),
  TOO_LARGE(413, "Too large"),
  INVALID_FLOW(422, "The flow has errors"),
  LIMIT_REACHED(429, "A limit has been reached"),
  INTERNAL(500, "Something went wrong here"),
  EDGE_UNREACHABLE(503, "The media edge can not be reached"),
  DEPENDENCY_UNAVAILABLE(503, "Something that is needed is away; try again");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// HTTP status.
  public int status() {
    return status;
  }

  /// Short English title; screens translate by the code.
  public String title() {
    return title;
  }

  /// The code as it stands in addresses and bundles, e.g. `wrong-state`.
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
