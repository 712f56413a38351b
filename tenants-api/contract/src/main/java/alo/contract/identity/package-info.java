/// What people may do: the catalogue of permissions and the sets in which people have them.
///
/// Owns: [Permission] (the catalogue), [Permit] (its words for annotations), [Sight] and [Whose]
/// (whose rows an act shows), [PermissionSetView].
/// May use: `id`. Not here: who has which set (`agent`), the check (each server).
@NullMarked
package alo.contract.identity;

import org.jspecify.annotations.NullMarked;
