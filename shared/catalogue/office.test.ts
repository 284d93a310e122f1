import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agencyCodeSchema, officeFileSchema, signInNameSchema } from './office.ts';

const demo = officeFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/offices/demo-cua-nam.json', import.meta.url), 'utf8')),
);

describe('resources/offices/demo-cua-nam.json', () => {
  it('has three counters and the people of a small office', () => {
    expect(demo.office.counters.map(({ number }) => number)).toEqual([1, 2, 3]);
    const roles = demo.staff.map(({ role }) => role);
    expect(roles.filter((role) => role === 'officer')).toHaveLength(4);
    for (const role of ['supervisor', 'head', 'inspector', 'admin'] as const) {
      expect(roles.filter((candidate) => candidate === role)).toHaveLength(1);
    }
  });

  it('says that its agency code is made up and holds no password', () => {
    expect(demo.office.agencyCodeNote).toMatch(/giả định/u);
    expect(JSON.stringify(demo)).not.toMatch(/password|mật khẩu/iu);
  });
});

describe('office schemas', () => {
  it.each(['H26', 'H26.123', 'H26.123.45', 'G09.20'])('takes the agency code %s', (code) => {
    expect(agencyCodeSchema.safeParse(code).success).toBe(true);
  });

  it.each(['', 'h26.123.45', '26.123', 'H26.1', 'H26-123', 'H26.123.45-260101'])(
    'refuses the agency code %j',
    (code) => {
      expect(agencyCodeSchema.safeParse(code).success).toBe(false);
    },
  );

  it.each(['Lan.NT', 'lan nt', 'lan.', 'lân', ''])('refuses the sign-in name %j', (name) => {
    expect(signInNameSchema.safeParse(name).success).toBe(false);
  });

  it('refuses two counters with one number and two people with one name', () => {
    const [first] = demo.office.counters;
    const [person] = demo.staff;
    const result = officeFileSchema.safeParse({
      ...demo,
      office: { ...demo.office, counters: [first, first] },
      staff: [person, person],
    });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'office.counters.1.id',
      'office.counters.1.number',
      'staff.1.id',
      'staff.1.signInName',
    ]);
  });
});
