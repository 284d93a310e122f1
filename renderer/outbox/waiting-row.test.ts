import { expect, it } from 'vitest';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { TroubleInQuestion } from './trouble-query.ts';
import { type TroubleRow, withAct } from './waiting-row.ts';

const users = [
  { id: 'lan', fullName: 'Nguyễn Thị Lan' },
  { id: 'huy', fullName: 'Trần Quốc Huy' },
] as unknown as OfficeProfile['users'];

/** A dossier that Lan received. */
const row = {
  id: 'd',
  about: 'H26.999.01-261129-0001 · Trần Thị Thử',
  what: '',
  who: 'Nguyễn Thị Lan',
  at: '2026-11-23T09:00',
  why: 'Hồ sơ này đã bị hủy.',
} as TroubleRow;

function questioned(type: string, actorId: string, why: string): TroubleInQuestion['events'][number] {
  const event = { type, actorId, occurredAt: Date.UTC(2026, 10, 24, 3), clock: { offsetMs: null } };
  return { event, why } as unknown as TroubleInQuestion['events'][number];
}

function trouble(...events: TroubleInQuestion['events']): TroubleInQuestion {
  return { events } as unknown as TroubleInQuestion;
}

it('what is in question keeps its own author and time, whoever received the dossier', () => {
  const act = questioned('dossier.handed-over', 'huy', '');
  expect(withAct(row, trouble(act), users)).toEqual({
    ...row,
    what: 'Bàn giao',
    who: 'Trần Quốc Huy',
    at: '2026-11-24T10:00',
  });
});

it('of several acts the first is told, with how many follow and its own reason', () => {
  const acts = [
    questioned('dossier.handed-over', 'huy', 'Hủy rồi.'),
    questioned('dossier.slip-printed', 'lan', 'Không có phiếu.'),
  ];
  expect(withAct(row, trouble(...acts), users)).toMatchObject({
    what: 'Bàn giao và 1 việc nữa',
    who: 'Trần Quốc Huy',
    why: 'Hủy rồi.',
  });
});

it('a record without any act of it on this machine stays as it is', () => {
  expect(withAct(row, null, users)).toBe(row);
});
