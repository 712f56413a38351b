/// For the tests of every server: an identity provider that signs whatever token a test needs.
package alo.wire.testing;
