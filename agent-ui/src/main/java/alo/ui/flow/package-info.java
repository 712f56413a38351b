/// Menu and hours as plain forms, the flow document made of them, announcements.
///
/// Entry points: [MenuView], [PromptsView]; [MenuForm] is the pure part. May use: `base`, `client`.
/// Not here: the check of a flow, which the control plane makes with the engine's own code.
@NullMarked
package alo.ui.flow;

import org.jspecify.annotations.NullMarked;
