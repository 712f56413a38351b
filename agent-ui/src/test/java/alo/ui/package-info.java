/// All pages on a control plane that is played, their texts, and the house rules.
package alo.ui;
