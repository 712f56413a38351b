/// Stripe behind the payment port.
///
/// Owns: every line that knows stripe-java. Entry point: `GatewayChoice`, which takes Stripe when
/// there is a key and else the local gateway. May use: `payment`. Not here: what is reported when.
@NullMarked
package alo.billing.payment.stripe;

import org.jspecify.annotations.NullMarked;
