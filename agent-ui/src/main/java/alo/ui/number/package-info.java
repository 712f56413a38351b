/// Numbers of a tenant: label and flow of each.
///
/// Entry point: [NumbersView]. May use: `base`, `client`. Not here: ordering from carriers.
@NullMarked
package alo.ui.number;

import org.jspecify.annotations.NullMarked;
