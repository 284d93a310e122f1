import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends bytes as they are to a server on loopback and gives all that comes back until it hangs up: for what `fetch` would never send.
 */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    answer += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
