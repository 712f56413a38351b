/// The house rules of the engine, and the tenants that its tests share.
package alo.engine;
