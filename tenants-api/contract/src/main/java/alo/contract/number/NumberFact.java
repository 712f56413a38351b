package alo.contract.number;

/// Something that agents should know of a number when it rings, e.g. `Giờ mở cửa`: `8:00-17:00`.
///
/// @param name at most 40 characters
/// @param value at most 200 characters
public record NumberFact(String name, String value) {}
