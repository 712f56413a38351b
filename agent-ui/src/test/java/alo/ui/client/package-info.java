/// How the pages talk to the control plane.
@NullMarked
package alo.ui.client;

import org.jspecify.annotations.NullMarked;
