/** A procedure's name for lists and requests: without the official "Thủ tục" in front, which tells nothing there. */
export function procedureWords(name: string): string {
  return name.replace(/^Thủ tục\s+/iu, '').replace(/^./u, (letter) => letter.toUpperCase());
}
