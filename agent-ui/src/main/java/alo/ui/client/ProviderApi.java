package alo.ui.client;

import alo.contract.billing.MonthStatement;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.isolation.IsolationRound;
import alo.contract.number.NumberKind;
import alo.contract.number.StockView;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantView;
import alo.contract.value.E164;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the provider alone asks of the control plane, called for the person whose request is being
/// served. Every method throws [Refused] when the control plane refuses or is away.
@ApplicationScoped
public class ProviderApi {
  private static final String API = "/api/v1/provider";

  /// Tenants whose months are added up at most.
  private static final int TENANTS_MAX = 100_000;

  private final Http http;

  ProviderApi(Http http) {
    this.http = http;
  }

  /// Numbers that the provider takes into stock for an edge.
  public record Stock(
      List<E164> numbers,
      EdgeId edge,
      NumberKind kind,
      @Nullable String carrier,
      @Nullable String region) {}

  /// All tenants.
  public List<TenantView> tenants() {
    return http.all(
        token(), API + "/tenants?", new TypeReference<Page<TenantView>>() {}, TenantsApi.ITEMS_MAX);
  }

  /// Suspends or closes a tenant.
  ///
  /// @param act `suspend` or `close`
  public void move(TenantId id, String act, String reason) {
    String path = API + "/tenants/" + id + "/" + act;
    http.sendOnly(token(), "POST", path, new TenantView.Move(reason));
  }

  /// Deletes a tenant with all that it has, for good.
  ///
  /// @param name the tenant's, typed
  public void delete(TenantId id, String reason, String name) {
    String path = API + "/tenants/" + id + "/delete";
    http.sendOnly(token(), "POST", path, new TenantView.Deletion(reason, name));
  }

  /// Lets a tenant's calls in again.
  public void resume(TenantId id) {
    http.sendOnly(token(), "POST", API + "/tenants/" + id + "/resume", null);
  }

  /// All edges.
  public List<TenantView.EdgeView> edges() {
    return http.all(
        token(),
        API + "/edges?",
        new TypeReference<Page<TenantView.EdgeView>>() {},
        TenantsApi.ITEMS_MAX);
  }

  /// The stock of numbers, whosever they are.
  ///
  /// @param state null for all
  public List<StockView> numbers(StockView.@Nullable State state) {
    String path = API + "/numbers?" + (state == null ? "" : "state=" + state);
    return http.all(token(), path, new TypeReference<Page<StockView>>() {}, TenantsApi.ITEMS_MAX);
  }

  /// Takes numbers into stock.
  public void addStock(Stock stock) {
    http.sendOnly(token(), "POST", API + "/numbers", stock);
  }

  /// Says anew what a number in stock is, whosever it is.
  public void changeStock(E164 number, StockView.Draft draft) {
    String path = API + "/numbers/" + URLEncoder.encode(number.value(), StandardCharsets.UTF_8);
    http.sendOnly(token(), "PUT", path, draft);
  }

  /// Every tenant's month.
  public List<MonthStatement> usage(YearMonth month) {
    String path = API + "/usage?month=" + month;
    return http.all(token(), path, new TypeReference<Page<MonthStatement>>() {}, TENANTS_MAX);
  }

  /// One page of the rounds in which the canaries attack each other, newest first.
  public Page<IsolationRound> isolation(int limit, @Nullable String cursor) {
    String path = API + "/isolation?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    return http.get(token(), path, new TypeReference<Page<IsolationRound>>() {});
  }

  private static String token() {
    return SessionToken.current();
  }
}
