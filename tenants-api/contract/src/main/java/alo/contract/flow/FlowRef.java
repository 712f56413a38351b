package alo.contract.flow;

import alo.contract.id.FlowId;

/// One published version of a flow. A call stays on the version on which it began.
///
/// @param version from 1
public record FlowRef(FlowId flow, int version) {}
