/// The house rules of the wire.
package alo.wire;
