/** Listens to a poke stream, and takes nothing in it but numbers. */
export class PokeEar {
  private readonly left = new AbortController();
  private readonly heads: number[] = [];
  private stray: string | null = null;

  /** @returns an ear that has heard the first head */
  static async at(url: string, token: string): Promise<PokeEar> {
    const ear = new PokeEar();
    const response = await fetch(`${url}/v1/sync/poke`, {
      headers: { authorization: `Bearer ${token}` },
      signal: ear.left.signal,
    });
    if (response.body === null) throw new Error('PokeEar: no stream');
    const reader = response.body.getReader();
    await ear.hear(reader);
    void ear.listen(reader);
    return ear;
  }

  count(): number {
    return this.heads.length;
  }

  /** @throws when the stream said anything but heads */
  highest(): number {
    if (this.stray !== null) throw new Error(`PokeEar: ${this.stray}`);
    return Math.max(...this.heads);
  }

  close(): void {
    this.left.abort();
  }

  private async listen(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    try {
      while (await this.hear(reader));
    } catch (error) {
      if (!this.left.signal.aborted) this.stray = String(error);
    }
  }

  private async hear(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
    const { done, value } = await reader.read();
    for (const part of new TextDecoder().decode(value).split('\n\n')) {
      const head = /^data: \{"headSeq":(?<head>\d+)\}$/.exec(part)?.groups?.['head'];
      if (head !== undefined) this.heads.push(Number(head));
      else if (part !== '' && !part.startsWith(':')) this.stray = part;
    }
    return !done;
  }
}
