/// What the payment service learns about usage.
///
/// Owns: the port `PaymentGateway` with its fake, and the outbox of meter readings. Entry points:
/// `Meters.add` in the transaction that charges, `MeterOutbox` that sends. May use: `account`,
/// `platform`. Not here: the vendor's classes (`payment.stripe`).
@NullMarked
package alo.billing.payment;

import org.jspecify.annotations.NullMarked;
