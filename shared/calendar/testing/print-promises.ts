import { createHash } from 'node:crypto';
import process from 'node:process';
import * as fc from 'fast-check';
import { localDateTimeOf } from '../local-time.ts';
import { promiseFor } from '../promise.ts';
import { haNoi } from './calendars.ts';
import { daysFrom, requestArbitrary } from './request-arbitrary.ts';

/** Prints this process's zone and a digest of 2,000 promises; `time-zones.test.ts` runs it under several zones. */
const requests = fc.sample(requestArbitrary(daysFrom('2019-01-02', '2027-06-30')), {
  numRuns: 2000,
  seed: 20_261_124,
});
const promises = requests.map((request) => promiseFor(haNoi, request));
const instants = Array.from({ length: 2000 }, (_, index) => localDateTimeOf(index * 123_456_789_123));
const digest = createHash('sha256')
  .update(JSON.stringify([promises, instants]))
  .digest('hex');
process.stdout.write(`${new Date(0).getTimezoneOffset()} ${digest}`);
