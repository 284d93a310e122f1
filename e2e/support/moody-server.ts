import { createServer, request, type Server } from 'node:http';

/** Stands before a server and refuses in its place when told to, as a busy server or a strict proxy would. */
export class MoodyServer {
  /** HTTP status of every answer to what begins with `path`; null lets all through. */
  mood: { readonly status: number; readonly path: string } | null = null;
  private readonly server: Server;

  private constructor(target: string) {
    this.server = createServer((asked, answer) => {
      const { mood } = this;
      if (mood !== null && asked.url?.startsWith(mood.path) === true) {
        asked.resume();
        answer.writeHead(mood.status, { 'content-type': 'application/json' }).end('{"code":"refused"}');
        return;
      }
      const { method, headers, url } = asked;
      const passed = request(`${target}${url ?? ''}`, { method, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    });
  }

  static async before(target: string): Promise<MoodyServer> {
    const moody = new MoodyServer(target);
    await new Promise<void>((resolve) => moody.server.listen(0, '127.0.0.1', resolve));
    return moody;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
