/// The house rules of billing, and what its tests share: a database and a client.
package alo.billing;
