/// The house rules of the edge.
package alo.edge;
