/// What holds over all of the control plane: its house rules, configuration over HTTP, bad input.
package alo.tenants;
