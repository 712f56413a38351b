/// The interpreter of call flows, one file per node kind, and the validator of documents.
///
/// Owns: [Step], what the PBX does for a node. Entry point: [FlowValidator].
/// May use: contract `flow`. Not here: queues' matching.
@NullMarked
package alo.engine.ivr;

import org.jspecify.annotations.NullMarked;
