package alo.ui.client;

import alo.contract.number.NumberView;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A tenant's numbers, and those that it may order. Called for the person whose request is being
/// served; every method throws [Refused] when the control plane refuses or is away.
@ApplicationScoped
public class NumbersApi {
  private static final String NUMBERS = "/api/v1/numbers";

  /// So many free numbers are offered at a time; who wants another one types digits of it.
  private static final int FREE_NUMBERS = 50;

  private final Http http;

  NumbersApi(Http http) {
    this.http = http;
  }

  /// The tenant's numbers.
  public List<NumberView> numbers() {
    return http.all(
        token(), NUMBERS + "?", new TypeReference<Page<NumberView>>() {}, TenantsApi.ITEMS_MAX);
  }

  /// The first of the numbers that may be ordered.
  ///
  /// @param contains digits of them; empty for all
  public List<NumberView.Free> freeNumbers(String contains) {
    String path = NUMBERS + "/free?limit=" + FREE_NUMBERS;
    return http.get(
            token(),
            contains.isEmpty() ? path : path + "&contains=" + escaped(contains),
            new TypeReference<Page<NumberView.Free>>() {})
        .items();
  }

  /// Orders a number.
  public NumberView order(NumberView.Order order) {
    return http.send(token(), "POST", NUMBERS, order, NumberView.class);
  }

  /// Labels a number, gives it a flow and facts.
  public NumberView save(E164 number, NumberView.Draft draft) {
    return http.send(token(), "PUT", place(number), draft, NumberView.class);
  }

  /// Gives a number back.
  public void release(E164 number) {
    http.sendOnly(token(), "DELETE", place(number), null);
  }

  private static String place(E164 number) {
    return NUMBERS + "/" + escaped(number.value());
  }

  private static String token() {
    return SessionToken.current();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
