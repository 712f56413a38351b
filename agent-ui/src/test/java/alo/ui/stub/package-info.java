/// The other servers, played: log-in, control plane with sample data, an edge's agent socket and
/// SIP registrar, the live feed. For tests, and to look at the pages without a whole system.
///
/// Entry point: [StubWorld]. May use: the contract, Vert.x. Not here: anything the product needs.
package alo.ui.stub;
