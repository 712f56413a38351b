/// Customers: the card that an agent sees before he answers.
///
/// Owns: table `customer`. Entry points: [CustomerResource], [Customers]. May use: `platform`.
/// Not here: conversations (`interaction`).
@NullMarked
package alo.tenants.customer;

import org.jspecify.annotations.NullMarked;
