/** Kinds of messages that a client of the market-data stream can subscribe to. */
export const CHANNELS = ['trades', 'quotes', 'bars', 'updatedBars', 'dailyBars', 'statuses', 'lulds'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Symbols by channel; `*` stands for all of them. */
export type SymbolsByChannel = Readonly<Partial<Record<Channel, readonly string[]>>>;

export type DataRequest =
  | { action: 'auth'; key: unknown; secret: unknown }
  | { action: 'subscribe' | 'unsubscribe'; symbols: SymbolsByChannel };

type Fields = Readonly<Record<string, unknown>>;

function isSymbols(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((symbol) => typeof symbol === 'string' && symbol !== '');
}

function symbolsOf(lists: Fields): SymbolsByChannel | undefined {
  const isKnown = (key: string): boolean => CHANNELS.some((channel) => channel === key);
  const isUnderstood = Object.entries(lists).every(([key, value]) => isKnown(key) && isSymbols(value));
  return isUnderstood ? lists : undefined;
}

/** Undefined for what the protocol calls invalid syntax. */
export function parseDataRequest(message: unknown): DataRequest | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { action, ...rest } = message as Fields;
  if (action === 'auth') return { action, key: rest['key'], secret: rest['secret'] };
  if (action !== 'subscribe' && action !== 'unsubscribe') return undefined;
  const symbols = symbolsOf(rest);
  return symbols && { action, symbols };
}
