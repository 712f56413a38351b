/// The live feed: numbered messages that keep a supervisor's page current.
///
/// Owns: [FeedMessage]. May use: `id`, `agent`, `queue`. Not here: the agent socket (package
/// `agent`).
@NullMarked
package alo.contract.live;

import org.jspecify.annotations.NullMarked;
