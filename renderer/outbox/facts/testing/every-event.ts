import { LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { importedDossierId } from '#shared/dossier/import/imported-id.ts';
import { sampleImport } from '#shared/dossier/import/testing/sample-import.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { settlementType } from '#shared/log/settlement.ts';

/** An event with the record as it stands beside it, and the record's other events. */
export interface SampleEvent {
  readonly event: EventEnvelope;
  readonly state: unknown;
  readonly others: readonly EventEnvelope[];
}

const lifeActs: readonly (readonly [LifeState, string])[] = [
  ['registered', 'accepted'],
  ['registered', 'refused'],
  ['in-process', 'supplement-requested'],
  ['supplementing', 'supplement-received'],
  ['supplementing', 'supplement-lapsed'],
  ['accepted', 'handed-over'],
  ['in-process', 'hand-over-confirmed'],
  ['in-process', 'result-recorded'],
  ['in-process', 'withdrawn'],
  ['at-counter', 'returned'],
  ['accepted', 'fee-collected'],
  ['accepted', 'late-cause-named'],
  ['accepted', 'legs-planned'],
  ['in-process', 'paused'],
  ['awaiting-duty', 'resumed'],
  ['in-process', 'reappointed'],
  ['accepted', 'voided'],
];

/** One of each event type that this software knows, as a counter would record it; everyone in them is synthetic. */
export function everyEvent(): readonly SampleEvent[] {
  return [...lifeSamples(), ...recordSamples(), ...otherSubjects()];
}

function lifeSamples(): readonly SampleEvent[] {
  const samples = lifeActs.map(([state, name]): SampleEvent => {
    const office = new LifeOffice();
    office.bring(state);
    const from = office.held.status;
    office.act(name, {}, from);
    return { event: office.last!, state: office.held, others: [] };
  });
  const office = new LifeOffice();
  office.register();
  samples.push({ event: office.last!, state: office.held, others: [] });
  office.bring('accepted');
  office.act('fee-collected');
  office.act('fee-corrected', { of: office.held.life.feeLines[0]?.id });
  samples.push({ event: office.last!, state: office.held, others: [] });
  office.act('voided');
  const { held } = office;
  office.act('unvoided');
  samples.push({ event: office.last!, state: held, others: [] });
  return samples;
}

function recordSamples(): readonly SampleEvent[] {
  const story = new DossierStory();
  const { first, second } = story;
  const kept: SampleEvent[] = [];
  const others: EventEnvelope[] = [];
  const add = (event: EventEnvelope): EventEnvelope => {
    story.take(event);
    kept.push({ event, state: story.dossier, others: [...others] });
    others.push(event);
    return event;
  };
  const act = (type: string, payload: Json): EventEnvelope => add(story.event(first, type, payload));
  const attachmentId = story.ids.next();
  kept.push({ event: story.received, state: story.dossier, others: [] });
  add(story.printed());
  act('dossier.slip-settled', { slipId: story.dossier.receipt.slipId, cameOut: true });
  const imported = sampleImport(story);
  kept.push({
    event: first.seal(
      'dossier.imported',
      { kind: 'dossier', id: importedDossierId(first.identity.officeId, imported.code) },
      JSON.parse(JSON.stringify(imported)) as Json,
    ),
    state: null,
    others: [],
  });
  act('dossier.personal-shown', { fields: ['idNumber', 'phone'] });
  act('dossier.noted', { text: 'Công dân gọi hỏi' });
  const claim = act('dossier.claimed', {});
  act('dossier.claim-released', { claim: claim.id });
  act('dossier.attachment-added', {
    attachmentId,
    name: 'to-khai.jpg',
    mediaType: 'image/jpeg',
    bytes: 1000,
    sha256: 'a'.repeat(64),
    paper: 0,
  });
  act('dossier.attachment-withdrawn', { attachmentId, reason: 'Chụp nhầm trang' });
  act('dossier.recoded', { from: story.dossier.code, to: 'H26.999.01-261123-0009' });
  act('dossier.promise-moved', {
    promise: JSON.parse(JSON.stringify(story.dossier.promise)) as Json,
    reason: 'Nghỉ bão theo công điện',
  });
  const one = add(story.correction(first, { 'applicant.name': 'Nguyễn Văn Một', 'fee.amount': 8000 }));
  const decision = { correction: one.id, settles: [one.id] };
  act('dossier.correction-approved', { ...decision, promise: null, note: 'Đã đối chiếu căn cước' });
  const two = add(story.correction(second, { 'applicant.name': 'Nguyễn Văn Hai' }));
  act('dossier.correction-declined', {
    correction: two.id,
    settles: [two.id],
    reason: 'Không đúng căn cước',
  });
  act('dossier.conflict-resolved', {
    choices: [{ field: 'applicant.name', chosen: two.id }],
    promise: null,
    reason: 'Theo căn cước',
    settles: [two.id],
  });
  add(story.reissue(7));
  act(settlementType('dossier'), { eventIds: [one.id], decision: 'stands', note: 'Đã hỏi hai quầy' });
  return kept;
}

function otherSubjects(): readonly SampleEvent[] {
  const { first, ids } = new DossierStory();
  const { counterId } = first.identity;
  const seal = (kind: string, name: string, payload: Json, state: unknown, v = 1): SampleEvent => ({
    event: first.seal(`${kind}.${name}`, { kind, id: ids.next() }, payload, { v }),
    state,
    others: [],
  });
  const incident = {
    category: 'GT-01',
    categoryName: 'Thái độ chưa đúng mực',
    ruleRefs: [],
    severity: 1,
    happenedAt: '2026-11-23T09:00',
    counterId,
    concernsUserId: null,
    dossierId: null,
    facts: 'Nói to tiếng với công dân',
    witnesses: '',
  };
  const override = {
    id: ids.next(),
    from: '2026-11-27',
    to: '2026-11-27',
    change: { kind: 'closure', name: 'Bão số 9' },
    reason: 'Công điện',
  };
  const calendar = { entered: [override], inForce: [override.id], withdrawn: [], editions: {} };
  const exported = {
    at: '2026-11-23T16:40',
    way: 'paper',
    counterId,
    from: '2026-11-01',
    to: '2026-11-23',
    field: 'Hộ tịch',
    book: 1,
    rows: 120,
  };
  return [
    seal('register-export', 'recorded', exported, exported, 2),
    seal('incident', 'recorded', incident, incident),
    seal('office-calendar', 'override-entered', { override, seen: [] }, calendar),
    seal(
      'office-calendar',
      'override-withdrawn',
      { overrideId: override.id, reason: 'Bão tan', seen: [] },
      calendar,
    ),
  ];
}
