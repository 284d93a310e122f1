/**
 * How a field of the receipt may change afterwards, and what is done when two counters change it at once (rules CFL-1 to CFL-4):
 * `soft` takes what is later in server order, `legal` keeps the first and asks a supervisor, `additive` is only ever added to, `fixed`
 * is corrected by nobody - numbers change by events of their own.
 */
export type FieldClass = 'soft' | 'legal' | 'additive' | 'fixed';

/** Every field of `dossier.received`, by path. A field without a line here is a failing test. */
export const fieldClasses = {
  code: 'fixed',
  lane: 'fixed',
  counterId: 'fixed',
  receipt: 'fixed',
  intakeChannel: 'soft',
  procedure: 'legal',
  request: 'soft',
  'applicant.kind': 'legal',
  'applicant.name': 'legal',
  'applicant.idNumber': 'legal',
  'applicant.birthDate': 'legal',
  'applicant.address': 'soft',
  'applicant.phone': 'soft',
  'applicant.email': 'soft',
  submitter: 'legal',
  papers: 'soft',
  sets: 'soft',
  'fee.amount': 'legal',
  'fee.text': 'soft',
  'fee.collected': 'soft',
  'fee.receiptNumber': 'soft',
  receivedAt: 'legal',
  promise: 'legal',
  resultChannel: 'soft',
  note: 'additive',
  online: 'fixed',
  queueTicket: 'fixed',
  comparedWith: 'fixed',
} as const satisfies Readonly<Record<string, FieldClass>>;

export type PayloadField = keyof typeof fieldClasses;

/**
 * What is corrected in one piece: a field, or the two that make a promise. `weighty` needs a supervisor's approval once a receipt slip is
 * out (rule CFL-5); `on-slip` makes the printed slip wrong.
 */
export const correctableFields = {
  'applicant.kind': { paths: ['applicant.kind'], isWeighty: true, isOnSlip: true },
  'applicant.name': { paths: ['applicant.name'], isWeighty: true, isOnSlip: true },
  'applicant.idNumber': { paths: ['applicant.idNumber'], isWeighty: true, isOnSlip: true },
  'applicant.birthDate': { paths: ['applicant.birthDate'], isWeighty: true, isOnSlip: false },
  'applicant.address': { paths: ['applicant.address'], isWeighty: false, isOnSlip: true },
  'applicant.phone': { paths: ['applicant.phone'], isWeighty: false, isOnSlip: true },
  'applicant.email': { paths: ['applicant.email'], isWeighty: false, isOnSlip: true },
  submitter: { paths: ['submitter'], isWeighty: true, isOnSlip: true },
  procedure: { paths: ['procedure'], isWeighty: true, isOnSlip: true },
  appointment: { paths: ['receivedAt', 'promise'], isWeighty: true, isOnSlip: true },
  request: { paths: ['request'], isWeighty: false, isOnSlip: true },
  papers: { paths: ['papers'], isWeighty: false, isOnSlip: true },
  sets: { paths: ['sets'], isWeighty: false, isOnSlip: true },
  'fee.amount': { paths: ['fee.amount'], isWeighty: true, isOnSlip: true },
  'fee.text': { paths: ['fee.text'], isWeighty: false, isOnSlip: true },
  'fee.collected': { paths: ['fee.collected'], isWeighty: false, isOnSlip: true },
  'fee.receiptNumber': { paths: ['fee.receiptNumber'], isWeighty: false, isOnSlip: true },
  resultChannel: { paths: ['resultChannel'], isWeighty: false, isOnSlip: true },
  intakeChannel: { paths: ['intakeChannel'], isWeighty: false, isOnSlip: false },
} as const satisfies Readonly<Record<string, CorrectableRule>>;

interface CorrectableRule {
  readonly paths: readonly PayloadField[];
  readonly isWeighty: boolean;
  readonly isOnSlip: boolean;
}

export type CorrectableField = keyof typeof correctableFields;

/** In the order in which screens and papers name them. */
export const correctableFieldNames = Object.keys(correctableFields) as readonly CorrectableField[];

export function isCorrectableField(name: string): name is CorrectableField {
  return Object.hasOwn(correctableFields, name);
}

export function classOf(field: CorrectableField): FieldClass {
  return fieldClasses[correctableFields[field].paths[0]];
}
