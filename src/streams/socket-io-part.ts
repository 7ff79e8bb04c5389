import { STREAM_CHANNELS } from './channels/registry.js';
import { FRAME_TYPES } from './envelope.js';

type Part = Readonly<Record<string, unknown>>;

const NAME = { type: 'string', enum: STREAM_CHANNELS.names };
const OPTIONS = {
  type: 'object',
  required: ['channel'],
  properties: { channel: NAME },
  description: 'further fields are the query parameters of the channel',
};
const REQUEST = { anyOf: [NAME, OPTIONS] };

const ACKNOWLEDGEMENT = {
  type: 'object',
  required: ['ok'],
  properties: {
    ok: { type: 'boolean' },
    channels: { type: 'array', items: { type: 'string' }, description: 'what the client listens to now' },
    error: { type: 'object', properties: { code: { type: 'string' }, detail: { type: 'string' } } },
  },
};

const CLOSED = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'reason'],
  properties: {
    code: { type: 'integer', description: '4000 to 4499: connect again; 4500 to 4999: do not' },
    reason: { type: 'string' },
  },
};

/** The events of Socket.IO, by name. */
const EVENTS: Record<string, Part> = {
  subscribe: { name: 'subscribe', payload: { anyOf: [...REQUEST.anyOf, { type: 'array', items: REQUEST }] } },
  unsubscribe: { name: 'unsubscribe', payload: { anyOf: [NAME, { type: 'array', items: NAME }] } },
  acknowledgement: { payload: ACKNOWLEDGEMENT },
  ...Object.fromEntries(STREAM_CHANNELS.names.map((name) => [name, { name, payload: payloadOf(name) }])),
  closed: { name: 'closed', summary: 'Before the server ends the connection', payload: CLOSED },
};

export const socketIoChannel: Part = {
  address: '/streams',
  title: 'The events of Socket.IO: subscribe, unsubscribe, one named after each channel, and closed',
  servers: [{ $ref: '#/servers/socketIo' }],
  messages: EVENTS,
};

export const socketIoOperations: Part = {
  subscribe: asked('subscribe', 'Listen to channels over Socket.IO'),
  unsubscribe: asked('unsubscribe', 'Listen no longer to channels over Socket.IO'),
  'follow-subscriptions': {
    action: 'send',
    title: 'What is subscribed to over Socket.IO, and its end',
    channel: { $ref: '#/channels/subscriptions' },
    messages: [...STREAM_CHANNELS.names, 'closed'].map(message),
  },
};

/** As over a bare WebSocket: the message itself, or any frame of the envelope. */
function payloadOf(channel: string): Part {
  const kinds = ['message', ...FRAME_TYPES];
  return { anyOf: kinds.map((kind) => ({ $ref: `#/channels/${channel}/messages/${kind}/payload` })) };
}

function asked(event: string, title: string): Part {
  return {
    action: 'receive',
    title,
    channel: { $ref: '#/channels/subscriptions' },
    messages: [message(event)],
    reply: { channel: { $ref: '#/channels/subscriptions' }, messages: [message('acknowledgement')] },
  };
}

function message(name: string): Part {
  return { $ref: `#/channels/subscriptions/messages/${name}` };
}
