import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conductCodeSchema } from './conduct-code.ts';
import { fontManifestSchema } from './font-manifest.ts';
import { intakeRulesSchema } from './intake-rules.ts';
import { parseResource } from './load-resource.ts';
import { officeFileSchema } from './office.ts';
import { procedureCatalogueSchema } from './procedure.ts';

const schema = z.strictObject({ name: z.string().min(1), counts: z.array(z.int()) });

function detailOf(text: string): unknown {
  const result = parseResource(text, 'thu.json', schema);
  return result.ok ? null : result.detail;
}

describe('parseResource', () => {
  it('gives the value', () => {
    expect(parseResource('\uFEFF{"name":"a","counts":[1]}', 'thu.json', schema)).toEqual({
      ok: true,
      value: { name: 'a', counts: [1] },
    });
  });

  it('names the line of a syntax error', () => {
    expect(detailOf('{\n  "name": "a",\n  "counts": [1,]\n}')).toMatchObject({
      file: 'thu.json',
      line: 3,
      reason: 'sai cú pháp JSON',
    });
    expect(detailOf('')).toMatchObject({ line: 1, reason: 'sai cú pháp JSON' });
  });

  it('names the line, the place and the reason of a wrong value', () => {
    expect(detailOf('{\n  "name": "a",\n  "counts": [\n    1,\n    "hai"\n  ]\n}')).toMatchObject({
      line: 5,
      path: 'counts.1',
      more: 0,
      reason: expect.stringMatching(/số/u) as string,
    });
  });

  it('counts what else is wrong and names where a missing value belongs', () => {
    expect(detailOf('{\n  "names": "a"\n}')).toMatchObject({ line: 1, path: 'name', more: 2 });
  });

  it.each([
    ['procedures/procedures.json', procedureCatalogueSchema],
    ['offices/demo-cua-nam.json', officeFileSchema],
    ['conduct-code/ha-noi-522.json', conductCodeSchema],
    ['fonts/fonts.json', fontManifestSchema],
    ['intake/intake-rules.json', intakeRulesSchema],
  ] as const)('loads resources/%s', (file, fileSchema) => {
    const text = readFileSync(new URL(`../../resources/${file}`, import.meta.url), 'utf8');
    expect(parseResource<z.ZodType>(text, file, fileSchema)).toMatchObject({ ok: true });
  });
});
