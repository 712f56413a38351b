/// The one JSON form of the contract, for every server, socket, ledger and file.
///
/// Owns: [Json]. May use: Jackson (its only importer among the shared modules), the contract.
/// Not here: anything about one message; the contract has no annotations of a codec.
@NullMarked
package alo.wire.json;

import org.jspecify.annotations.NullMarked;
