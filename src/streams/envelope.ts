import type { LogEntry, LogPlace } from './channel-log.js';

export const FRAME_TYPES = ['hello', 'snapshot', 'update', 'heartbeat', 'status', 'error', 'shutdown'] as const;
export type FrameType = (typeof FRAME_TYPES)[number];

/** What the server says of the stream itself, beside its messages. */
export interface ControlFrame extends LogPlace {
  readonly channel: string;
  readonly type: Exclude<FrameType, 'update'>;
  readonly at: string;
  /** JSON text. */
  readonly data: string;
  /** In a hello: whether nothing is missing since the place the client named. */
  readonly recovered?: boolean;
}

/** A message in its envelope. `data` is its text as it is: its decimals must not pass through float64. */
export function updateFrame({ channel, epoch, seq, at, text }: LogEntry): string {
  return `{"v":1,"channel":"${channel}","type":"update","epoch":"${epoch}","seq":${seq},"ts":"${at}","data":${text}}`;
}

export function controlFrame({ channel, type, epoch, seq, at, data, recovered }: ControlFrame): string {
  const extra = recovered === undefined ? '' : `"recovered":${recovered},`;
  return `{"v":1,"channel":"${channel}","type":"${type}","epoch":"${epoch}","seq":${seq},"ts":"${at}",${extra}"data":${data}}`;
}

/** What a hello says, beside its place and within it. */
export function recovered(isRecovered: boolean): Pick<ControlFrame, 'recovered' | 'data'> {
  return { recovered: isRecovered, data: `{"recovered":${isRecovered}}` };
}

export type StreamFormat = 'bare' | 'envelope';

export function messageFrame(entry: LogEntry, format: StreamFormat): string {
  return format === 'bare' ? entry.text : updateFrame(entry);
}
