/** What a client of the trading stream may ask for. */
export type StreamRequest =
  { action: 'authenticate'; keyId: unknown; secretKey: unknown } | { action: 'listen'; streams: readonly unknown[] };

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Undefined for what is no request. The keys come within `data` or, in a newer form of the protocol, beside the action. */
export function parseStreamRequest(value: unknown): StreamRequest | undefined {
  const message = fieldsOf(value);
  const data = fieldsOf(message['data']);
  switch (message['action']) {
    case 'authenticate':
      return { action: 'authenticate', keyId: data['key_id'], secretKey: data['secret_key'] };
    case 'auth':
      return { action: 'authenticate', keyId: message['key'], secretKey: message['secret'] };
    case 'listen':
      return Array.isArray(data['streams']) ? { action: 'listen', streams: data['streams'] } : undefined;
    default:
      return undefined;
  }
}
