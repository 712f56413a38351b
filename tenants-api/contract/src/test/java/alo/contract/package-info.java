/// The house rules of the contract.
package alo.contract;
