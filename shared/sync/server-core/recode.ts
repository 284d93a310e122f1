/** Running numbers of the day that no lane covers: the server's own, for dossiers whose printed code another one already has. */
export const serverNumbers = { first: 9001, last: 9999 } as const;

/** Everything of a code before its running number, with the first digit that all of the server's numbers share. */
export function serverPrefix(code: string): string {
  return code.slice(0, code.lastIndexOf('-') + 1);
}

/**
 * The code that replaces `code` after a collision: same agency and day, the next of the server's own numbers. Beyond 9999 the number
 * grows a digit, which the pattern of TT 03/2025 ("at least four digits") allows.
 *
 * @param last the highest of the server's numbers given for that day, 0 if none
 */
export function recodedCode(code: string, last: number): string {
  return `${serverPrefix(code)}${Math.max(serverNumbers.first, last + 1)}`;
}
