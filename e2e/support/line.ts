import { type Server, type Socket, connect, createServer } from 'node:net';

/**
 * The line between counters and server: a forwarder on loopback that can be cut and joined again. The app on its far end sees what it
 * would see at a counter - connections that break and are refused - and nothing in the app knows that it is being tested.
 */
export class Line {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private isCut = false;
  readonly port: number;

  private constructor(server: Server, port: number) {
    this.server = server;
    this.port = port;
  }

  /** @param serverUrl where the line leads to, such as `http://127.0.0.1:8478` */
  static async open(serverUrl: string): Promise<Line> {
    const target = new URL(serverUrl);
    let line: Line | null = null;
    const server = createServer((near) => {
      if (line === null || line.isCut) {
        near.destroy();
        return;
      }
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        line.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          near.destroy();
          far.destroy();
          line?.sockets.delete(socket);
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    line = new Line(server, typeof address === 'object' && address !== null ? address.port : 0);
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Breaks what stands and refuses what comes. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
