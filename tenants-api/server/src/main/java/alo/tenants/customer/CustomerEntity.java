package alo.tenants.customer;

import alo.contract.customer.CustomerView;
import alo.contract.id.CustomerId;
import alo.contract.value.E164;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customer")
class CustomerEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column @Nullable String honorific;

  @Column List<String> phones;

  @Column @Nullable String notes;

  void take(CustomerView.Draft draft) {
    name = draft.name();
    honorific = draft.honorific();
    phones = draft.phones().stream().map(E164::value).toList();
    notes = draft.notes();
  }

  CustomerView toContract() {
    return new CustomerView(
        new CustomerId(id), name, honorific, phones.stream().map(E164::new).toList(), notes);
  }
}
