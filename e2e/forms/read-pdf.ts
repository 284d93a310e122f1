import { readFile, rm } from 'node:fs/promises';
import { runCommand } from '#electron/development/commands.ts';

/**
 * The text of a PDF as poppler reads it, line by line as on the sheet; pages end with a form feed. How wide a gap is depends on the
 * Chromium that made the PDF, so gaps are single spaces.
 */
export async function pdfText(path: string): Promise<string> {
  const { code, stdout } = await runCommand('pdftotext', ['-layout', path, '-']);
  if (code !== 0) throw new Error(`pdftotext ${path}`);
  return stdout
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/gm, '');
}

/** The pages' texts. */
export async function pdfPages(path: string): Promise<readonly string[]> {
  return (await pdfText(path)).split('\f').slice(0, -1);
}

/** Dots per inch of reference pictures: enough to see a line move, small enough to keep. */
const pictureDpi = 45;

/** The first page as a grey PNG. */
export async function pdfPicture(path: string): Promise<Buffer> {
  const root = path.replace(/\.pdf$/, '');
  const options = ['-r', String(pictureDpi), '-gray', '-png', '-singlefile', path, root];
  const { code } = await runCommand('pdftoppm', options);
  if (code !== 0) throw new Error(`pdftoppm ${path}`);
  const picture = await readFile(`${root}.png`);
  await rm(`${root}.png`);
  return picture;
}

/** Names of the fonts that a PDF refers to without having them inside; none for a sound form. */
export async function fontsOutside(path: string): Promise<readonly string[]> {
  const { stdout } = await runCommand('pdffonts', [path]);
  return stdout
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '' && !/\byes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+\s*$/.test(line));
}
