package alo.engine.acd;

import java.util.Arrays;

/// A line ordered by a key, smallest first: a binary heap that knows the place of each of its
/// entries, so that anyone can leave from the middle. Once grown, it allocates nothing.
final class Heap {
  private static final int NOWHERE = -1;

  /// By place in the heap.
  private long[] keys = new long[8];

  private int[] slots = new int[8];

  /// By slot.
  private int[] places = new int[8];

  private int[] who = new int[8];
  private int[] free = new int[8];
  private int freeCount;
  private int slotCount;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /// Who is first; undefined when empty.
  int first() {
    return who[slots[0]];
  }

  /// The key of the first; undefined when empty.
  long firstKey() {
    return keys[0];
  }

  /// Adds somebody and gives the slot by which he leaves.
  int enter(int someone, long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      slots = Arrays.copyOf(slots, size * 2);
    }
    int slot = takeSlot();
    who[slot] = someone;
    rise(size++, slot, key);
    return slot;
  }

  void leave(int slot) {
    int place = places[slot];
    places[slot] = NOWHERE;
    free[freeCount++] = slot;
    size--;
    if (place == size) {
      return;
    }
    int last = slots[size];
    long lastKey = keys[size];
    if (place > 0 && lastKey < keys[(place - 1) >>> 1]) {
      rise(place, last, lastKey);
    } else {
      sink(place, last, lastKey);
    }
  }

  private int takeSlot() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (slotCount == who.length) {
      int grown = slotCount * 2;
      who = Arrays.copyOf(who, grown);
      places = Arrays.copyOf(places, grown);
      free = Arrays.copyOf(free, grown);
    }
    return slotCount++;
  }

  private void rise(int from, int slot, long key) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (keys[parent] <= key) {
        break;
      }
      put(place, slots[parent], keys[parent]);
      place = parent;
    }
    put(place, slot, key);
  }

  private void sink(int from, int slot, long key) {
    int place = from;
    int half = size >>> 1;
    while (place < half) {
      int child = 2 * place + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      put(place, slots[child], keys[child]);
      place = child;
    }
    put(place, slot, key);
  }

  private void put(int place, int slot, long key) {
    slots[place] = slot;
    keys[place] = key;
    places[slot] = place;
  }
}
