/// What is going on and what went on: the live board, the calls, a call's legs and recording.
///
/// Entry points: [BoardView], [InteractionsView], [InteractionView]. May use: `base`, `client`.
/// Not here: reports over days.
@NullMarked
package alo.ui.supervisor;

import org.jspecify.annotations.NullMarked;
