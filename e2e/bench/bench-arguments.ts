import { parseArgs } from 'node:util';
import { DevelopmentFailure } from '#electron/development/failure.ts';

export interface BenchArguments {
  /** Names of the benches to run, in their order. */
  readonly names: readonly string[];
  /** Where the results go as JSON; null for nowhere. */
  readonly json: string | null;
}

/**
 * `--only NAME` (may be given several times) and `--json FILE`.
 *
 * @throws DevelopmentFailure for a bench that does not exist, with the names of those that do
 */
export function benchArguments(args: readonly string[], known: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, json: { type: 'string' } },
  });
  const only = values.only ?? [];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DevelopmentFailure(
      `Không có phép đo "${unknown.join('", "')}". Các phép đo: ${known.join(', ')}. Ví dụ: npm run bench -- --only sync`,
    );
  }
  return {
    names: only.length === 0 ? known : known.filter((name) => only.includes(name)),
    json: values.json ?? null,
  };
}
