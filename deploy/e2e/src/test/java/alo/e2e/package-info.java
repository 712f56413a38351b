/// Tests of the whole: on the system that the launcher starts.
package alo.e2e;
