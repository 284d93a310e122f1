import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';

/** A forwarder on loopback that counts what passes: every byte of the line, heads of HTTP included. */
export class TcpMeter {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private counted = { up: 0, down: 0 };

  private constructor(server: Server) {
    this.server = server;
  }

  /** @param serverUrl where the line leads to */
  static async open(serverUrl: string): Promise<TcpMeter> {
    const target = new URL(serverUrl);
    const meter = new TcpMeter(createServer());
    meter.server.on('connection', (near) => {
      const far = connect(Number(target.port), target.hostname);
      near.on('data', (part) => (meter.counted.up += part.length));
      far.on('data', (part) => (meter.counted.down += part.length));
      for (const socket of [near, far]) {
        meter.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          near.destroy();
          far.destroy();
          meter.sockets.delete(socket);
        });
      }
      near.pipe(far).pipe(near);
    });
    meter.server.listen(0, '127.0.0.1');
    await once(meter.server, 'listening');
    return meter;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Bytes to (`up`) and from (`down`) the server since the last time this was asked. */
  taken(): { readonly up: number; readonly down: number } {
    const { counted } = this;
    this.counted = { up: 0, down: 0 };
    return counted;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
