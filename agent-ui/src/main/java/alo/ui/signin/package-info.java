/// Who is signed in and what he may do: roles from the control plane, log-in, sign-up.
///
/// Entry point: [MeAugmentor], which gives each request its roles. May use: `base`, `client`.
/// Not here: passwords, which only the identity provider knows.
@NullMarked
package alo.ui.signin;

import org.jspecify.annotations.NullMarked;
