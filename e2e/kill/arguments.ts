import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `Kills the app on the way from the first key to the slip in hand, starts it again and looks at what stands.
  kill-runs --runs N [--seed K] [--json FILE]
Exit code 0 when every promise held, 1 when one was broken, 2 for wrong usage.
`;

const count = z.coerce.number().int().min(1).max(100_000);
const optionsSchema = z.strictObject({
  runs: count.default(200),
  seed: count.default(1),
  json: z.string().min(1).nullable().default(null),
});
export type KillArguments = z.output<typeof optionsSchema>;

/** @returns null when the words mean nothing here; show `usage` */
export function readArguments(words: readonly string[]): KillArguments | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { runs: text, seed: text, json: text } });
    return optionsSchema.safeParse({ ...values }).data ?? null;
  } catch {
    return null;
  }
}
