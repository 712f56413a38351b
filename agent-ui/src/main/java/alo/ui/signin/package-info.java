/// Who is signed in and what he may do: roles from the control plane, log-in, sign-up.
///
/// Entry points: [MeAugmentor], which gives each request its roles, and [PageAuthentication], which
/// asks for a log-in or a stronger one. May use: `base`, `client`.
/// Not here: passwords, which only the identity provider knows.
@NullMarked
package alo.ui.signin;

import org.jspecify.annotations.NullMarked;
