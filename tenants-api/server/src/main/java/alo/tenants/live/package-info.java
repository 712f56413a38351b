/// The boards of agents and queues and the numbered live feed.
///
/// Owns: tables `agent_state`, `queue_state`, `feed`. Entry points: [Boards], [Feed], [FeedSocket].
/// May use: `interaction`, `queue`, `workforce`. Not here: the agents' own socket (the edge's).
@NullMarked
package alo.tenants.live;

import org.jspecify.annotations.NullMarked;
