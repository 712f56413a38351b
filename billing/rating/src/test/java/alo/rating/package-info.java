/// The house rules of rating.
package alo.rating;
