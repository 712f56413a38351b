/// Numbers: the provider's inventory and what each tenant does with its own.
///
/// Owns: table `control.number`, the national form of numbers. Entry points: [NumberResource],
/// [InventoryResource],
/// [Numbers]. May use: `flow`, libphonenumber. Not here: prices (module `billing`), trunks (edge).
@NullMarked
package alo.tenants.number;

import org.jspecify.annotations.NullMarked;
