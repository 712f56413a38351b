/// What every page stands on: the frame with its navigation, push, languages, times and numbers as
/// people read them, small components.
///
/// Entry point: [Frame], which is the layout of each view. May use: `client`, the contract.
/// Not here: anything that only one view needs.
@NullMarked
package alo.ui.base;

import org.jspecify.annotations.NullMarked;
