package alo.rating.deck;

import java.util.Arrays;
import java.util.List;

/// Longest-prefix match over digits, in two int arrays: a step is one array read, a match allocates
/// nothing, and the garbage collector sees two objects instead of a million nodes.
///
/// A slot holds 0 for nothing, n > 0 for the inner node n, and n < 0 for a leaf with rate -n - 1.
/// Leaves take no node of their own: in real decks they are nine of ten prefixes, and the tree of
/// 100,000 prefixes then fits the processor's caches far better.
final class PrefixTree {
  /// No rate matches.
  static final int NONE = -1;

  private static final int DIGITS = 10;

  private int[] slots = new int[DIGITS * 64];
  private int[] rates = new int[64];
  private int nodes = 1;

  PrefixTree(List<Rate> deck) {
    Arrays.fill(rates, NONE);
    for (int i = 0; i < deck.size(); i++) {
      add(deck.get(i).prefix(), i);
    }
    slots = Arrays.copyOf(slots, nodes * DIGITS);
    rates = Arrays.copyOf(rates, nodes);
  }

  /// Index of the rate with the longest prefix of `lead` followed by the number's characters from
  /// `from` on, or [#NONE]. Stops at anything that is no digit.
  int match(String lead, String number, int from) {
    int node = 0;
    int best = NONE;
    int leads = lead.length();
    int length = leads + number.length() - from;
    for (int i = 0; i < length; i++) {
      int digit = (i < leads ? lead.charAt(i) : number.charAt(from + i - leads)) - '0';
      if (digit < 0 || digit >= DIGITS) {
        return best;
      }
      int slot = slots[node * DIGITS + digit];
      if (slot < 0) {
        return -slot - 1;
      }
      if (slot == 0) {
        return best;
      }
      node = slot;
      if (rates[node] != NONE) {
        best = rates[node];
      }
    }
    return best;
  }

  private void add(String prefix, int rate) {
    int node = 0;
    int last = prefix.length() - 1;
    for (int i = 0; i < last; i++) {
      node = inner(node * DIGITS + prefix.charAt(i) - '0');
    }
    int at = node * DIGITS + prefix.charAt(last) - '0';
    int slot = slots[at];
    if (slot == 0) {
      slots[at] = -rate - 1;
    } else if (slot < 0 || rates[slot] != NONE) {
      throw new IllegalArgumentException(
          "Expected each prefix once, but %s is there twice".formatted(prefix));
    } else {
      rates[slot] = rate;
    }
  }

  /// The inner node behind a slot; makes it, and turns a leaf into one that keeps its rate.
  private int inner(int at) {
    int slot = slots[at];
    if (slot > 0) {
      return slot;
    }
    if (nodes == rates.length) {
      slots = Arrays.copyOf(slots, slots.length * 2);
      rates = Arrays.copyOf(rates, rates.length * 2);
      Arrays.fill(rates, nodes, rates.length, NONE);
    }
    rates[nodes] = slot < 0 ? -slot - 1 : NONE;
    slots[at] = nodes;
    return nodes++;
  }
}
