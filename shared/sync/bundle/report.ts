import { z } from 'zod';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { pushProblemSchema } from '../protocol.ts';

const countSchema = z.number().int().nonnegative();

export const bundleReportSchema = z.strictObject({
  /** Of the machine that made the bundle, as the office calls it. */
  deviceName: z.string(),
  /** By that machine's clock, epoch milliseconds. */
  createdAt: z.number().int(),
  /** Events in the bundle. */
  count: countSchema,
  firstDeviceSeq: z.number().int(),
  applied: countSchema,
  review: countSchema,
  rejected: countSchema,
  known: countSchema,
  problem: pushProblemSchema.nullable(),
  headSeq: countSchema,
});
/** What whoever imported a bundle is told. */
export type BundleReport = z.infer<typeof bundleReportSchema>;

/** Why an import stopped before the end, as a fault that has its words; null when it did not. */
export function problemOf({
  problem,
  firstDeviceSeq,
}: Pick<BundleReport, 'problem' | 'firstDeviceSeq'>): Fault<'bundle-gap' | 'bundle-forked'> | null {
  if (problem === null) return null;
  return problem.kind === 'gap'
    ? fault('bundle-gap', { expected: problem.expected, first: firstDeviceSeq })
    : fault('bundle-forked', { deviceSeq: problem.deviceSeq });
}
