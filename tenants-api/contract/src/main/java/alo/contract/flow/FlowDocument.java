package alo.contract.flow;

import java.util.Map;

/// A call flow: where a call begins and what follows on what. A document may be invalid (it is what
/// a person drew); `engine.ivr.FlowValidator` says so, and only valid ones are published.
///
/// @param schema version of this form; 1
/// @param start id of the first node
/// @param nodes by id; ids are 1 to 40 letters, digits, `-` or `_`
public record FlowDocument(int schema, String start, Map<String, FlowNode> nodes) {
  /// The most nodes in one document.
  public static final int NODES_MAX = 500;

  public FlowDocument {
    nodes = Map.copyOf(nodes);
  }
}
