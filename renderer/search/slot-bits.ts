/** A set of slots, a bit for each: sets are joined 32 slots at a time. */
export class SlotBits {
  private bits = new Uint32Array(32);

  add(slot: number): void {
    const at = slot >>> 5;
    if (at >= this.bits.length) this.grow(at);
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (slot & 31));
  }

  remove(slot: number): void {
    const at = slot >>> 5;
    if (at < this.bits.length) this.bits[at] = (this.bits[at] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return (((this.bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  /** What stands in both. */
  and(other: SlotBits): SlotBits {
    const both = new SlotBits();
    both.bits = this.bits.slice(0, Math.min(this.bits.length, other.bits.length));
    for (let at = 0; at < both.bits.length; at += 1)
      both.bits[at] = (both.bits[at] ?? 0) & (other.bits[at] ?? 0);
    return both;
  }

  private grow(at: number): void {
    const before = this.bits;
    this.bits = new Uint32Array(Math.max(at + 1, before.length * 2));
    this.bits.set(before);
  }
}
