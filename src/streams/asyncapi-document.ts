import { VERSION } from '../config/product-package.js';
import { STREAM_CHANNELS } from './channels/registry.js';
import { FRAME_TYPES } from './envelope.js';
import { frameSchema } from './frame-schema.js';
import { socketIoChannel, socketIoOperations } from './socket-io-part.js';
import type { StreamChannel } from './stream-channel.js';

type Part = Readonly<Record<string, unknown>>;

export interface StreamAddress {
  /** With the port. */
  readonly host: string;
  readonly isSecure: boolean;
  readonly isQueryTokenAccepted: boolean;
}

const DESCRIPTION = `
Live messages of the Portfolio Allocation System, over bare WebSockets (\`/ws/{channel}\`) and over Socket.IO (path
\`/socket.io\`, namespace \`/streams\`). By default every text frame is one bare message; \`envelope=1\` puts messages into
numbered frames from which a client can go on where it was. Clients send nothing over bare WebSockets.
`.trim();

/** The AsyncAPI description of every channel in the registry. */
export function asyncApiDocument({ host, isSecure, isQueryTokenAccepted }: StreamAddress): Part {
  const schemes = [ref('securitySchemes', 'bearer'), ref('securitySchemes', 'subprotocol')];
  const security = isQueryTokenAccepted ? [...schemes, ref('securitySchemes', 'queryToken')] : schemes;
  const [protocol, http] = isSecure ? ['wss', 'https'] : ['ws', 'http'];
  const channels = STREAM_CHANNELS.members;
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Portfolio Allocation System, streams',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      externalDocs: { description: 'The HTTP API', url: `${http}://${host}/openapi.json` },
    },
    defaultContentType: 'application/json',
    servers: {
      websocket: { host, protocol, description: 'Bare WebSockets.', security },
      socketIo: {
        host,
        pathname: '/socket.io',
        protocol: 'socket.io',
        description: 'Socket.IO, namespace /streams; the token as auth.token.',
      },
    },
    channels: {
      ...Object.fromEntries(channels.map((channel) => [channel.name, channelPart(channel)])),
      subscriptions: socketIoChannel,
    },
    operations: {
      ...Object.fromEntries(channels.map((channel) => [`follow-${channel.name}`, followPart(channel)])),
      ...socketIoOperations,
    },
    components: { securitySchemes: securitySchemes(isQueryTokenAccepted) },
  };
}

function channelPart(channel: StreamChannel): Part {
  const frames = FRAME_TYPES.map((type) => [type, { payload: frameSchema(channel, type) }] as const);
  const message = { summary: 'Bare, the default', payload: channel.schema, examples: [{ payload: channel.example }] };
  return {
    address: `/ws/${channel.name}`,
    title: channel.title,
    description: `${channel.title}. A reader that cannot keep up ${SLOW_READER[channel.delivery]}.`,
    servers: [{ $ref: '#/servers/websocket' }],
    messages: { message, ...Object.fromEntries(frames) },
    bindings: { ws: { method: 'GET', query: queryOf(channel), bindingVersion: '0.1.0' } },
  };
}

const SLOW_READER = {
  latest: 'gets the latest message of each subject',
  every: 'is closed with 4008, since no message is ever left out',
};

function queryOf(channel: StreamChannel): Part {
  return {
    type: 'object',
    properties: {
      [channel.filter]: { type: 'string', description: 'names separated by commas; all when absent' },
      envelope: { type: 'string', enum: ['0', '1'], description: '1 for numbered frames' },
      since: { type: 'string', description: '<epoch>:<seq> of the last frame received; needs envelope=1' },
      token: { type: 'string', description: 'the token, where it can come no other way' },
    },
  };
}

function followPart(channel: StreamChannel): Part {
  return { action: 'send', title: channel.title, channel: { $ref: `#/channels/${channel.name}` } };
}

function securitySchemes(isQueryTokenAccepted: boolean): Part {
  const subprotocol = {
    type: 'httpApiKey',
    in: 'header',
    name: 'Sec-WebSocket-Protocol',
    description: 'bearer.<token>',
  };
  const queryToken = { type: 'httpApiKey', in: 'query', name: 'token' };
  return { bearer: { type: 'http', scheme: 'bearer' }, subprotocol, ...(isQueryTokenAccepted ? { queryToken } : {}) };
}

function ref(section: string, name: string): Part {
  return { $ref: `#/components/${section}/${name}` };
}
