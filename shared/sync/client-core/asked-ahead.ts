/** Asks for the next page while the last one is being written down; a page that then is not wanted is let go. */
export class AskedAhead<Key extends string | number | null, Answer> {
  private readonly ask: (key: Key) => Promise<Answer>;
  private ahead: { readonly key: Key; readonly answer: Promise<Answer> } | null = null;

  constructor(ask: (key: Key) => Promise<Answer>) {
    this.ask = ask;
  }

  begin(key: Key): void {
    const answer = this.ask(key);
    // Whoever takes it is told of a failure; nobody need be told when it is let go.
    answer.catch(() => undefined);
    this.ahead = { key, answer };
  }

  /** Lets go of what was asked for. */
  drop(): void {
    this.ahead = null;
  }

  take(key: Key): Promise<Answer> {
    const { ahead } = this;
    this.ahead = null;
    return ahead?.key === key ? ahead.answer : this.ask(key);
  }
}
