/// Customers: the list, and one to read and change.
///
/// Entry point: [CustomersView]. May use: `base`, `client`. Not here: the card of a call
/// (`desktop`).
@NullMarked
package alo.ui.customer;

import org.jspecify.annotations.NullMarked;
