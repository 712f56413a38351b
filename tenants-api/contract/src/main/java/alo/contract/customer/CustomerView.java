package alo.contract.customer;

import alo.contract.id.CustomerId;
import alo.contract.value.E164;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer: the minimum that an agent wants to see before he answers.
///
/// @param honorific cô, bác, anh, chị, chú...; how the person is addressed
/// @param phones at most 10
/// @param notes at most 4000 characters
public record CustomerView(
    CustomerId id,
    String name,
    @Nullable String honorific,
    List<E164> phones,
    @Nullable String notes) {

  /// Makes or changes a customer.
  public record Draft(
      String name, @Nullable String honorific, List<E164> phones, @Nullable String notes) {}
}
