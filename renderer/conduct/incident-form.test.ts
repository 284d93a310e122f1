import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type IncidentCategory, conductCodeSchema } from '#shared/catalogue/conduct-code.ts';
import { incidentRecorded } from '#shared/conduct/events.ts';
import { counterIdSchema, dossierIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { findCategories, groupName, refWords } from './find-category.ts';
import {
  type IncidentForm,
  checkIncident,
  freshIncident,
  isBegun,
  isIncidentForm,
  withCategory,
} from './incident-form.ts';

const conduct = conductCodeSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/conduct-code/ha-noi-522.json', import.meta.url), 'utf8')),
);
const now = localDateTimeSchema.parse('2026-11-25T09:30:12');
const counter = counterIdSchema.parse('01990000-0000-7000-8000-000000000011');
const officer = userIdSchema.parse('01990000-0000-7000-8000-000000000101');
const fresh = freshIncident(now, counter);

function category(code: string): IncidentCategory {
  const found = conduct.categories.find((entry) => entry.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

const rude = category('GT-01');
const whole: IncidentForm = {
  ...withCategory(fresh, rude),
  concerned: officer,
  concernedText: 'Nguyễn Thị Lan',
  facts: 'Nói to với công dân tại quầy.',
};

function fieldsWrong(form: IncidentForm, chosen: IncidentCategory | null = rude): readonly string[] {
  const checked = checkIncident(form, chosen, now);
  return checked.ok ? [] : checked.errors.map(({ field }) => field);
}

describe('checkIncident', () => {
  it('gives a payload that the event takes', () => {
    const checked = checkIncident(whole, rude, now);
    if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
    expect(incidentRecorded.payload.parse(checked.payload)).toMatchObject({
      category: 'GT-01',
      ruleRefs: ['R04'],
      severity: 2,
      happenedAt: '2026-11-25T09:30',
      concernsUserId: officer,
      dossierId: null,
    });
  });

  it('gives a payload that the event takes for every category', () => {
    for (const each of conduct.categories) {
      const checked = checkIncident({ ...withCategory(whole, each) }, each, now);
      const form = checked.ok
        ? checked
        : checkIncident({ ...withCategory(whole, each), concerned: 'everyone' }, each, now);
      if (!form.ok) throw new Error(each.code);
      expect(incidentRecorded.payload.safeParse(form.payload).success).toBe(true);
    }
  });

  it('names everything that is missing, in the order of the screen', () => {
    expect(fieldsWrong({ ...fresh, date: '', time: '' }, null)).toEqual([
      'category',
      'facts',
      'date',
      'time',
      'concerned',
    ]);
  });

  it('refuses what has not happened yet, at the field that says so', () => {
    expect(fieldsWrong({ ...whole, date: '2026-11-26' })).toEqual(['date']);
    expect(fieldsWrong({ ...whole, time: '10:00' })).toEqual(['time']);
    expect(fieldsWrong({ ...whole, time: '9h30' })).toEqual([]);
  });

  it('keeps unfinished dates and times out', () => {
    expect(fieldsWrong({ ...whole, date: '31/02/2026' })).toEqual(['date']);
    expect(fieldsWrong({ ...whole, time: '25:00' })).toEqual(['time']);
  });

  it('does not take the text of a dossier for a dossier', () => {
    expect(fieldsWrong({ ...whole, dossierText: 'H26' })).toEqual(['dossier']);
    const dossierId = dossierIdSchema.parse('01990000-0000-7000-8000-0000000000d1');
    expect(fieldsWrong({ ...whole, dossierText: 'H26', dossierId })).toEqual([]);
  });

  it('says how long a text is that is too long', () => {
    expect(fieldsWrong({ ...whole, facts: 'a'.repeat(4001), witnesses: 'b'.repeat(501) })).toEqual([
      'facts',
      'witnesses',
    ]);
  });

  it('records nobody for a citizen, the system and for what concerns no one', () => {
    for (const concerned of ['citizen', 'system', 'everyone'] as const) {
      const checked = checkIncident({ ...whole, concerned }, rude, now);
      expect(checked.ok && checked.payload.concernsUserId).toBeNull();
    }
  });
});

describe('withCategory', () => {
  it('proposes severity and whom it is about, but never names a person', () => {
    expect(withCategory(fresh, category('CD-01'))).toMatchObject({ severity: 3, concerned: 'citizen' });
    expect(withCategory(fresh, category('HT-01'))).toMatchObject({ concerned: 'system' });
    expect(withCategory({ ...fresh, concerned: 'citizen' }, rude)).toMatchObject({ concerned: null });
  });

  it('keeps the person who was chosen before', () => {
    expect(withCategory(whole, category('GT-02')).concerned).toBe(officer);
  });
});

describe('a draft', () => {
  it('begins with the first word typed, not with the time that fills itself in', () => {
    expect(isBegun(fresh)).toBe(false);
    expect(isBegun({ ...fresh, facts: 'x' })).toBe(true);
  });

  it('is known again after it was stored, and one of another form is not', () => {
    expect(isIncidentForm(structuredClone(whole))).toBe(true);
    expect(isIncidentForm({ facts: 'x' })).toBe(false);
    expect(isIncidentForm(null)).toBe(false);
  });
});

function codes(typed: string): readonly string[] {
  return findCategories(conduct, typed).map(({ code }) => code);
}

describe('findCategories', () => {
  it('finds by code and by words without diacritics', () => {
    expect(codes('gt-01')).toEqual(['GT-01']);
    expect(codes('quat nat')).toEqual(['GT-03']);
    expect(codes('hut thuoc la')[0]).toBe('KL-02');
  });

  it('finds by the group and the rule when the name does not say it, and puts names first', () => {
    expect(codes('nhung nhieu')).toContain('NN-01');
    expect(codes('nhan qua')[0]).toBe('NN-01');
    expect(codes('khong co gi nhu the')).toEqual([]);
  });

  it('says a rule with its title and an article as it is', () => {
    expect(refWords(conduct, 'R12')).toMatch(/^R12 ./);
    expect(refWords(conduct, 'Nghị định 118/2025/NĐ-CP Điều 5')).toBe('Nghị định 118/2025/NĐ-CP Điều 5');
    expect(groupName(conduct, rude)).toBe('Giao tiếp');
  });
});
