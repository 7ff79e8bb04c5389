import type { StreamChannel, StreamMessage } from '../stream-channel.js';
import { frameOf } from '../stream-frame.js';
import { INSTANT, messageSchema, TEXT } from './message-schema.js';

interface JobChange {
  readonly jobName: string;
  readonly runId: string;
  readonly status: string;
}

export const jobs: StreamChannel = {
  name: 'jobs',
  title: 'Runs of the jobs: queued, begun and ended',
  filter: 'jobs',
  delivery: 'every',
  snapshot: 'latest',
  schema: messageSchema({
    job: TEXT,
    run_id: TEXT,
    status: { type: 'string', enum: ['queued', 'running', 'succeeded', 'failed', 'skipped'] },
    timestamp: INSTANT,
  }),
  example: {
    job: 'rebalance',
    run_id: '0b0f6c53-9a4e-4c0c-8f0b-0f3f9ad6a1de',
    status: 'succeeded',
    timestamp: '2026-01-05T14:30:00.000Z',
  },
  source: {
    from: 'outbox',
    render: {
      'job.queued': (job, at) => change({ ...job, status: 'queued' }, at),
      'job.started': (job, at) => change({ ...job, status: 'running' }, at),
      'job.finished': change,
    },
  },
};

function change({ jobName, runId, status }: JobChange, timestamp: string): StreamMessage {
  return { subject: jobName, text: frameOf({ job: jobName, run_id: runId, status, timestamp }) };
}
