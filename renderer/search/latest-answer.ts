/** An answer with what was asked for it. */
export interface Answered<Query, Answer> {
  readonly query: Query;
  readonly answer: Answer;
}

/**
 * The answer to the newest of many questions. One is under way at a time; of those that come meanwhile only the last is asked. What was
 * answered last stays until there is a newer answer.
 */
export class LatestAnswer<Query, Answer> {
  private readonly ask: (query: Query) => Promise<Answer>;
  private readonly listeners = new Set<() => void>();
  private shown: Answered<Query, Answer> | Error | null = null;
  private latest: Query | null = null;
  private wanted: Query | null = null;
  private isAsking = false;

  constructor(ask: (query: Query) => Promise<Answer>) {
    this.ask = ask;
  }

  /** Null before the first answer; an error when there will be none. */
  readonly get = (): Answered<Query, Answer> | Error | null => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  want(query: Query): void {
    this.latest = query;
    this.wanted = query;
    if (!this.isAsking) void this.run();
  }

  /** Asks the last question once more. */
  readonly again = (): void => {
    if (this.latest !== null) this.want(this.latest);
  };

  private async run(): Promise<void> {
    this.isAsking = true;
    while (this.wanted !== null) {
      const query = this.wanted;
      this.wanted = null;
      this.shown = await this.ask(query).then(
        (answer) => ({ query, answer }),
        (problem: unknown) => (problem instanceof Error ? problem : new Error(String(problem))),
      );
      for (const listener of this.listeners) listener();
    }
    this.isAsking = false;
  }
}
