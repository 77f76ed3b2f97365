import type { Clock } from "../../src/core/time/clock.ts";

interface Timer {
  due: number;
  callback: (() => void) | undefined;
}

/** Simulated time for a very large number of timers. A binary heap keeps the clock itself cheap. */
export class HeapClock implements Clock {
  #now: number;
  readonly #heap: Timer[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return Math.random();
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = { due: this.#now + ms, callback };
    this.#push(timer);
    return () => {
      timer.callback = undefined;
    };
  }

  /** Jumps to the earliest timer and fires it; returns false if there is none. */
  fireNext(): boolean {
    for (let timer = this.#pop(); timer; timer = this.#pop()) {
      if (!timer.callback) continue;
      this.#now = Math.max(this.#now, timer.due);
      timer.callback();
      return true;
    }
    return false;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt];
      if (!parent || parent.due <= timer.due) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let childAt = 2 * at + 1;
      const right = heap[childAt + 1];
      const left = heap[childAt];
      if (right && left && right.due < left.due) childAt += 1;
      const child = heap[childAt];
      if (!child || child.due >= last.due) break;
      heap[at] = child;
      at = childAt;
    }
    heap[at] = last;
    return top;
  }
}
