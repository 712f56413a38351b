package alo.contract.billing;

/// What became of a list of usage: every item is one or the other, so a list may be sent again
/// until its receipt has arrived.
///
/// @param accepted items that are new
/// @param duplicate items that were known already; the first report stands
public record UsageReceipt(int accepted, int duplicate) {}
