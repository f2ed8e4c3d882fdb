import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const jobBuckets = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

/**
 * Measurements of this process for Prometheus. Labels are patterns of routes and names of jobs, never ids, addresses
 * or names of people or workspaces.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  readonly requests = new Histogram({
    name: 'tripartite_http_request_seconds',
    help: 'Duration of requests of the API, without those of the phone page',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers: this.registers,
  });
  readonly phoneRequests = new Counter({
    name: 'tripartite_phone_requests_total',
    help: 'Requests of the phone page; the count changes once an hour, so that it dates no answer',
    labelNames: ['method', 'route', 'status'],
    registers: this.registers,
  });
  readonly jobs = new Histogram({
    name: 'tripartite_job_seconds',
    help: 'Duration of jobs in this process',
    labelNames: ['job', 'state'],
    buckets: jobBuckets,
    registers: this.registers,
  });

  /** Measures the process itself: memory, processor time, delay of the event loop. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A value that is read when Prometheus asks. */
  watch(what: string, help: string, read: () => number): void {
    const name = `tripartite_${what}`;
    this.registry.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      registers: this.registers,
      collect() {
        this.set(read());
      },
    });
  }

  /** All measurements in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
