import { CLOSE } from './close-codes.js';
import type { FrameType } from './envelope.js';
import type { StreamChannel } from './stream-channel.js';

type Schema = Readonly<Record<string, unknown>>;

const INSTANT = { type: 'string', format: 'date-time' };
const COUNT = { type: 'integer', minimum: 0 };

/** The JSON schema of one type of frame of a channel, as `?envelope=1` sends it. */
export function frameSchema(channel: StreamChannel, type: FrameType): Schema {
  const fields = {
    v: { const: 1 },
    channel: { const: channel.name },
    type: { const: type },
    epoch: { type: 'string', description: 'numbers of one epoch mean the same message for ever' },
    seq: { ...COUNT, description: SEQ[type] },
    ts: { ...INSTANT, description: 'when the message was published, or the frame was made' },
    ...(type === 'hello' ? { recovered: { type: 'boolean' } } : {}),
    data: dataSchema(channel, type),
  };
  return objectOf(fields);
}

const SEQ: Record<FrameType, string> = {
  hello: 'the place after which the stream goes on; with recovered that of since',
  snapshot: 'the place at which this was so',
  update: 'the number of the message; without a filter one more than before',
  heartbeat: 'the place up to which everything was sent',
  status: 'the place up to which everything was sent',
  error: 'the place up to which the stream was known',
  shutdown: 'the place up to which the stream was known',
};

function dataSchema(channel: StreamChannel, type: FrameType): Schema {
  switch (type) {
    case 'update':
      return channel.schema;
    case 'snapshot':
      return { type: 'array', items: channel.schema, description: SNAPSHOT[channel.snapshot] };
    case 'hello':
      return objectOf({
        recovered: { type: 'boolean', description: 'whether nothing is missing since the place named' },
      });
    case 'heartbeat':
      return objectOf({});
    case 'status':
      return objectOf({
        conflated: { ...COUNT, description: 'messages left out because newer ones of the same subject came' },
      });
    case 'error':
      return objectOf({ code: { type: 'string' }, detail: { type: 'string', enum: ERRORS } });
    case 'shutdown':
      return objectOf({
        reconnect_after_ms: { ...COUNT, description: 'when to come back; different for every client' },
      });
  }
}

const SNAPSHOT = {
  latest: 'the latest message of each subject, oldest first',
  newest: 'the newest messages, at most 100, oldest first',
};

const ERRORS = [CLOSE.unexpectedMessage.reason, CLOSE.binaryMessage.reason, CLOSE.tokenRevoked.reason];

function objectOf(properties: Record<string, unknown>): Schema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}
