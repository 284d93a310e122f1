/**
 * Listens to the server's pokes. A poke is only a hint that there is something to pull, so a broken stream costs a little time and
 * never data: the loop's own polling goes on beside it.
 *
 * @param open gives an event stream; the browser's own reconnecting is not used, because its pace cannot be jittered
 * @param onPoke called for each poke, with the head's seq
 */
export class PokeListener {
  private source: EventSource | null = null;
  private readonly open: () => EventSource;
  private readonly onPoke: () => void;

  constructor(open: () => EventSource, onPoke: () => void) {
    this.open = open;
    this.onPoke = onPoke;
  }

  /** Makes sure that a stream stands; called after each good round. */
  ensure(): void {
    if (this.source !== null) return;
    const source = this.open();
    this.source = source;
    source.addEventListener('message', this.onPoke);
    source.addEventListener('error', () => this.close());
  }

  close(): void {
    this.source?.close();
    this.source = null;
  }
}
