import { describe, expect, it } from 'vitest';
import { LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { knownEventTypes, readEvent } from '#shared/sync/subjects.ts';
import { comparedFacts } from './compared-facts.ts';
import { everyEvent, type SampleEvent } from './testing/every-event.ts';

const samples = everyEvent();

function factsOf({ event, state, others }: SampleEvent) {
  return comparedFacts({
    event,
    state,
    who: () => 'Nguyễn Thị Lan',
    counter: () => 'Quầy 1',
    eventOf: (id) => others.find((other) => other.id === id) ?? null,
  });
}

const event = (type: string, payload: unknown): EventEnvelope =>
  ({ type, payload, base: null, entity: { kind: 'dossier', id: 'x' } }) as EventEnvelope;

describe('what is compared of an event in question', () => {
  it('has a sample of every event that there is', () => {
    const types = new Set(samples.map((sample) => `${sample.event.type} v${sample.event.v}`));
    expect(knownEventTypes().filter((known) => !types.has(known))).toEqual([]);
  });

  it.each(samples.map((sample) => [sample.event.type, sample] as const))(
    '%s is told in words, without ids and codes of a machine',
    (_type, sample) => {
      expect(readEvent(sample.event).kind).toBe('known');
      const facts = factsOf(sample);
      expect(facts.filter(({ recorded }) => recorded !== '')).not.toEqual([]);
      for (const { label, recorded, standing } of facts) {
        expect(label).toMatch(/^\p{Lu}/u);
        for (const words of [recorded, standing]) {
          expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
          expect(words).not.toMatch(/^[a-z]+(-[a-z]+)+$/);
          expect(words).not.toMatch(/\d{4}-\d\d-\d\d/);
          expect(words).not.toMatch(/undefined|null|\[object|[{}]/);
        }
      }
    },
  );

  it('lets no two facts of one event have the same name', () => {
    for (const sample of samples) {
      const labels = factsOf(sample).map(({ label }) => label);
      expect(new Set(labels).size, sample.event.type).toBe(labels.length);
    }
  });

  it('names the leg of a cause by its unit, and sets it beside the cause of that leg', () => {
    const office = new LifeOffice();
    office.receive(5);
    office.act('legs-planned');
    office.act('late-cause-named');
    office.act('handed-over', { unit: 'Tư pháp', legId: 'a' });
    office.act('late-cause-named', { legId: 'a', cause: 'citizen' });
    const facts = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(facts.find(({ label }) => label === 'Chặng chậm')?.recorded).toBe('Tư pháp');
    expect(facts.find(({ label }) => label === 'Nguyên nhân')?.standing).toBe('Người nộp hồ sơ');
  });

  it('names what a counter-entry takes back of a receipt, which has no line of its own', () => {
    const office = new LifeOffice();
    office.receive();
    const { held } = office;
    office.dossier = { ...held, fee: { ...held.fee, amount: 8000, collected: true, receiptNumber: 'BL-9' } };
    office.act('voided');
    office.act('fee-corrected', { of: held.id });
    const facts = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(facts.find(({ label }) => label === 'Khoản thu được điều chỉnh')?.recorded).toMatch(
      /^Thu lúc tiếp nhận, 8\.000/,
    );
  });

  it('sets a second return beside the first one: who took it, who gave it, when', () => {
    const office = new LifeOffice();
    office.bring('returned');
    office.act('returned', { name: 'Trần Thị Khác', receiver: 'authorised', authorisation: 'Giấy số 9' });
    const facts = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(facts.find(({ label }) => label === 'Người nhận')).toEqual({
      label: 'Người nhận',
      recorded: 'Trần Thị Khác',
      standing: 'Nguyễn Văn Thử',
      differs: true,
    });
    expect(facts.find(({ label }) => label === 'Thời điểm')).toMatchObject({ differs: true });
    expect(facts.find(({ label }) => label === 'Trạng thái hồ sơ')?.standing).toMatch(/^Đã trả kết quả, từ /);
  });

  it('says of a step that was overtaken where the actor saw the dossier and where it is', () => {
    const office = new LifeOffice();
    office.bring('withdrawn');
    office.act('result-recorded', {}, 'in-process');
    const [state] = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(state).toMatchObject({ label: 'Trạng thái hồ sơ', recorded: 'Đang xử lý', differs: true });
    expect(state?.standing).toMatch(/^Công dân yêu cầu rút hồ sơ, từ \d\d:\d\d 23\/11\/2026$/);
  });

  it('compares a hand-over and a receipt number with the other one, never with itself', () => {
    const office = new LifeOffice();
    office.bring('accepted');
    office.act('handed-over', { slip: { ...office.slip('control-slip'), number: 'PKS-1' } });
    office.act('handed-over', { slip: { ...office.slip('control-slip'), number: 'PKS-2' } });
    const rows = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(rows.find(({ label }) => label === 'Số phiếu')).toMatchObject({
      recorded: 'PKS-2',
      standing: 'PKS-1',
    });
    office.act('fee-collected', { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-7' });
    office.act('fee-collected', { name: 'Phí khác', amount: 9000, receiptNumber: 'BL-7' });
    const fees = factsOf({ event: office.last!, state: office.held, others: [] });
    expect(fees.find(({ label }) => label === 'Số tiền')).toMatchObject({
      recorded: '9.000 đ',
      standing: '8.000 đ',
    });
  });

  it('reads an event of any shape, and one that nothing stands beside', () => {
    for (const sample of samples) {
      for (const payload of [{}, { at: 7, lines: 'x', legs: [null], changes: 3, choices: {}, slip: null }]) {
        for (const state of [null, undefined, {}, { life: null, slips: 7 }]) {
          factsOf({ ...sample, event: { ...sample.event, payload } as EventEnvelope, state });
        }
      }
    }
    const teleported = event('dossier.teleported', { to: 'x' });
    expect(factsOf({ event: teleported, state: {}, others: [] })).toEqual([]);
    expect(factsOf({ event: event('constructor', {}), state: {}, others: [] })).toEqual([]);
  });
});
