/// The call flow as a document: a start node and nodes that name their successors.
///
/// Owns: [FlowDocument] and the sealed [FlowNode] family. May use: `id`, `value`. Not here:
/// interpretation and validation (module `engine`, package `ivr`). Flows are data: no text in a
/// document ever becomes dialplan, SQL or a shell word.
@NullMarked
package alo.contract.flow;

import org.jspecify.annotations.NullMarked;
