import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches; labels never hold an office, a person or a dossier. */
export class ServerMetrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'qmc_request_seconds',
    help: 'Time of a request by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly verdicts = new Counter({
    name: 'qmc_events_total',
    help: 'Events taken into a log by verdict',
    labelNames: ['verdict'],
    registers: [this.registry],
  });
  readonly listeners = new Gauge({
    name: 'qmc_poke_listeners',
    help: 'Open poke streams',
    registers: [this.registry],
  });
}
